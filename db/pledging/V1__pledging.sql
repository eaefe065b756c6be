-- One try to set up a pledge, written before the provider hears of it.
create table attempt (
	id          uuid        primary key,
	reader      bytea       not null,
	mark        bytea       not null,
	proof       bytea       unique,
	state       text        not null check (state in ('HELD', 'STARTED', 'WAITING', 'COMPLETED', 'EXPIRED', 'SUPERSEDED', 'REFUSED')),
	amount      bigint      not null check (amount > 0),
	rhythm      text        not null,
	address     text        not null,
	name        text,
	language    text        not null,
	campaign    text,
	via         text,
	started_at  timestamptz not null,
	expires_at  timestamptz not null,
	customer    text        unique,
	checkout    text        unique,
	page        text,
	version     bigint      not null,
	check (expires_at > started_at),
	check (state not in ('HELD', 'STARTED') or checkout is null),
	check (state <> 'WAITING' or checkout is not null),
	check ((page is null) = (checkout is null))
);

-- One open attempt a reader: two clicks and two tabs meet in the same row.
create unique index attempt_open on attempt (reader) where state in ('HELD', 'STARTED', 'WAITING');
create index attempt_reader on attempt (reader);
create index attempt_unsettled on attempt (started_at) where state in ('STARTED', 'WAITING');

grant select, insert, update, delete on attempt to "${application}";
