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

create table subscription (
	id             uuid        primary key,
	member_id      uuid        not null,
	attempt_id     uuid        not null unique,
	reference      text        not null unique,
	customer       text        not null,
	status         text        not null check (status in ('INCOMPLETE', 'ABANDONED', 'ACTIVE', 'PAST_DUE', 'UNPAID', 'PAUSED', 'ENDED')),
	amount         bigint      not null check (amount > 0),
	rhythm         text        not null,
	started_at     timestamptz,
	paid_until     timestamptz,
	past_due_since timestamptz,
	lapsed_at      timestamptz,
	resumes_at     timestamptz,
	ends_at        timestamptz,
	ended_at       timestamptz,
	doubled        boolean     not null,
	version        bigint      not null,
	check ((status = 'ENDED') = (ended_at is not null)),
	check ((status in ('INCOMPLETE', 'ABANDONED')) = (started_at is null)),
	check ((status = 'PAST_DUE') = (past_due_since is not null)),
	check (lapsed_at is null or past_due_since is not null),
	check (resumes_at is null or status = 'PAUSED')
);

create index subscription_member on subscription (member_id);
create index subscription_customer on subscription (customer);
create index subscription_past_due on subscription (past_due_since) where status = 'PAST_DUE' and lapsed_at is null;

-- A pledge is never overwritten: each change is a row with the day from which it holds.
create table pledge (
	id              uuid        primary key,
	subscription_id uuid        not null references subscription (id),
	amount          bigint      not null check (amount > 0),
	rhythm          text        not null,
	asked_at        timestamptz not null,
	effective_from  timestamptz not null,
	asked_by        text        not null check (asked_by in ('MEMBER', 'PROVIDER'))
);

create index pledge_subscription on pledge (subscription_id, effective_from);

create table payment (
	id              uuid        primary key,
	subscription_id uuid        not null references subscription (id),
	reference       text        not null unique,
	amount          bigint      not null check (amount > 0),
	paid_at         timestamptz not null
);

create index payment_subscription on payment (subscription_id, paid_at);

-- What the provider is asked to change; the key makes a repetition harmless.
create table command (
	id            uuid        primary key,
	kind          text        not null check (kind in ('EXPIRE_CHECKOUT')),
	target        text        not null,
	state         text        not null check (state in ('OPEN', 'DONE', 'GIVEN_UP')),
	attempts      int         not null check (attempts >= 0),
	next_try_at   timestamptz not null,
	asked_at      timestamptz not null,
	done_at       timestamptz,
	last_error    text,
	unique (kind, target),
	check ((state = 'DONE') = (done_at is not null))
);

create index command_open on command (next_try_at) where state = 'OPEN';

grant select, insert, update, delete on attempt to "${application}";
grant select, insert, update on subscription, command to "${application}";
grant select, insert on pledge, payment to "${application}";
