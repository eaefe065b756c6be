-- The standing agreement under which a pledge is collected.
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
	parameter     text        not null,
	state         text        not null check (state in ('OPEN', 'DONE', 'GIVEN_UP')),
	attempts      int         not null check (attempts >= 0),
	next_try_at   timestamptz not null,
	asked_at      timestamptz not null,
	done_at       timestamptz,
	last_error    text,
	unique (kind, target, parameter),
	check ((state = 'DONE') = (done_at is not null))
);

create index command_open on command (next_try_at) where state = 'OPEN';

grant select, insert, update on subscription, command to "${application}";
grant select, insert on pledge, payment to "${application}";
