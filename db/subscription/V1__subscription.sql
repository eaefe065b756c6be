-- The standing agreement under which a pledge is collected.
create table subscription (
	id             uuid        primary key,
	member_id      uuid        not null,
	attempt_id     uuid        not null unique,
	provider_id      text        not null unique,
	customer_id       text        not null,
	status         text        not null check (status in ('INCOMPLETE', 'ABANDONED', 'ACTIVE', 'PAST_DUE', 'BOUNCED', 'UNPAID', 'PAUSED', 'ENDED')),
	amount         bigint      not null check (amount > 0),
	interval         text        not null,
	started_at     timestamptz,
	paid_until     timestamptz,
	past_due_since timestamptz,
	suspended_at      timestamptz,
	resumes_at     timestamptz,
	ends_at        timestamptz,
	ended_at       timestamptz,
	duplicate        boolean     not null,
	payment_method_type            text        check (payment_method_type in ('SEPA_DEBIT', 'CARD', 'PAYPAL')),
	mandate_reference        text,
	debit_date       date,
	last_month     text        check (last_month ~ '^\d{4}-\d{2}$'),
	given_up_at    timestamptz,
	version        bigint      not null,
	check ((status = 'ENDED') = (ended_at is not null)),
	check ((status in ('INCOMPLETE', 'ABANDONED')) = (started_at is null)),
	check ((status in ('PAST_DUE', 'BOUNCED')) = (past_due_since is not null)),
	check (suspended_at is null or past_due_since is not null),
	check (resumes_at is null or status = 'PAUSED'),
	check (mandate_reference is null and debit_date is null or payment_method_type is not null)
);

-- The digits of the number that members know a contract by.
create unique index subscription_contract on subscription (left(encode(sha256(uuid_send(id)), 'hex'), 15));
create index subscription_member on subscription (member_id);
create index subscription_customer on subscription (customer_id);
create index subscription_past_due on subscription (past_due_since) where status = 'PAST_DUE' and suspended_at is null;
create index subscription_bounced on subscription (past_due_since) where status = 'BOUNCED' and given_up_at is null;
create index subscription_wished_end on subscription (paid_until) where last_month is not null and ends_at is null;

-- A pledge is never overwritten: each change is a row with the day from which it holds.
create table pledge (
	id              uuid        primary key,
	subscription_id uuid        not null references subscription (id),
	amount          bigint      not null check (amount > 0),
	interval          text        not null,
	asked_at        timestamptz not null,
	effective_from  timestamptz not null,
	asked_by        text        not null check (asked_by in ('MEMBER', 'PROVIDER'))
);

create index pledge_subscription on pledge (subscription_id, effective_from);

create table payment (
	id              uuid        primary key,
	subscription_id uuid        not null references subscription (id),
	provider_id       text        not null unique,
	amount          bigint      not null check (amount > 0),
	paid_at         timestamptz not null
);

create index payment_subscription on payment (subscription_id, paid_at);

-- What was given once; it makes nobody a supporter.
create table gift (
	id         uuid        primary key,
	member_id  uuid        not null,
	attempt_id uuid        not null unique,
	customer_id   text        not null,
	provider_id  text        not null unique,
	amount     bigint      not null check (amount > 0),
	payment_method_type        text        not null check (payment_method_type in ('SEPA_DEBIT', 'CARD', 'PAYPAL')),
	paid_at    timestamptz not null
);

create index gift_member on gift (member_id);
create index gift_paid on gift (paid_at);
create unique index gift_contract on gift (left(encode(sha256(uuid_send(id)), 'hex'), 15));

-- What the provider is asked to change; the key makes a repetition harmless.
create table command (
	id            uuid        primary key,
	kind          text        not null check (kind in ('EXPIRE_CHECKOUT', 'END', 'REFUND')),
	target        text        not null,
	parameter     text        not null,
	state         text        not null check (state in ('OPEN', 'DONE', 'GIVEN_UP')),
	attempts      int         not null check (attempts >= 0),
	failures      int         not null default 0 check (failures >= 0),
	next_try_at   timestamptz not null,
	leased_until  timestamptz,
	asked_at      timestamptz not null,
	done_at       timestamptz,
	last_error    text,
	unique (kind, target, parameter),
	check ((state = 'DONE') = (done_at is not null))
);

create index command_open on command (next_try_at) where state = 'OPEN';
create index command_leased on command (target) where leased_until is not null;
create index command_unfinished on command (kind) where state <> 'DONE';

grant select, insert, update on subscription, gift, command to "${application}";
grant select, insert on pledge, payment to "${application}";
