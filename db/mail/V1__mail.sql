-- One row for each letter that is to be written, and the guard against writing it twice.
-- No address, no text and no link rests here: a letter is composed when it is sent.
create table mail (
	kind        text        not null check (kind ~ '^[a-z][a-z-]{0,49}$'),
	about       uuid        not null,
	state       text        not null default 'waiting' check (state in ('waiting', 'sent', 'obsolete', 'dead')),
	put_at      timestamptz not null default now(),
	attempts    integer     not null default 0 check (attempts >= 0),
	next_try_at timestamptz not null default now(),
	lease_until timestamptz,
	closed_at   timestamptz,
	primary key (kind, about),
	constraint mail_is_closed_unless_waiting check ((state = 'waiting') = (closed_at is null)),
	constraint mail_is_leased_only_while_waiting check (state = 'waiting' or lease_until is null),
	constraint mail_was_tried_before_it_closed check (state = 'waiting' or attempts > 0)
);

create index mail_due on mail (next_try_at) where state = 'waiting';
create index mail_dead on mail (closed_at) where state = 'dead';

grant select, insert, update on mail to "${application}";
