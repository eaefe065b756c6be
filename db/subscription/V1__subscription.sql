-- Subscriptions, under which pledges are collected. Attempt, customer and provider id depend on the origin: a subscription
-- from the pledge form has all of them, one entered by staff has none.
create table subscription (
	id                   uuid        primary key,
	member_id            uuid        not null,
	origin               text        not null check (origin in ('ATTEMPT', 'IMPORT', 'MANUAL')),
	attempt_id           uuid        unique,
	provider_id          text        unique,
	customer_id          text,
	status               text        not null check (status in ('INCOMPLETE', 'ABANDONED', 'ACTIVE', 'PAST_DUE', 'BOUNCED', 'UNPAID', 'PAUSED', 'ENDED')),
	amount               bigint      not null check (amount > 0),
	interval             text        not null check (interval in ('MONTHLY', 'QUARTERLY', 'HALF_YEARLY', 'YEARLY')),
	started_at           timestamptz,
	paid_until           timestamptz,
	past_due_since       timestamptz,
	suspended_at         timestamptz,
	given_up_at          timestamptz,
	resumes_at           timestamptz,
	last_month           text        check (last_month ~ '^\d{4}-\d{2}$'),
	requested_end_reason text        check (requested_end_reason in ('BY_SUPPORTER', 'WITHDRAWN', 'MADE_ONCE', 'LAST_MONTH_REACHED', 'PAYMENT_FAILED', 'RETURNED', 'DISPUTED', 'BY_STAFF')),
	requested_ends_at    timestamptz,
	ends_at              timestamptz,
	ended_at             timestamptz,
	end_reason           text        check (end_reason in ('BY_SUPPORTER', 'WITHDRAWN', 'MADE_ONCE', 'LAST_MONTH_REACHED', 'PAYMENT_FAILED', 'RETURNED', 'DISPUTED', 'CUSTOMER_DELETED', 'BY_STAFF')),
	duplicate            boolean     not null,
	payment_method_inactive boolean not null default false,
	refunded_at          timestamptz,
	payment_method_type  text        check (payment_method_type in ('SEPA_DEBIT', 'CARD', 'PAYPAL')),
	mandate_reference    text,
	debit_date           date,
	version              bigint      not null,
	check ((origin = 'ATTEMPT') = (attempt_id is not null)),
	check (origin <> 'ATTEMPT' or provider_id is not null),
	check ((provider_id is null) = (customer_id is null)),
	check ((status = 'ENDED') = (ended_at is not null)),
	check ((status = 'ENDED') = (end_reason is not null)),
	check ((status in ('INCOMPLETE', 'ABANDONED')) = (started_at is null)),
	check ((status in ('PAST_DUE', 'BOUNCED', 'UNPAID')) = (past_due_since is not null)),
	check ((requested_end_reason is null) = (requested_ends_at is null)),
	check (suspended_at is null or past_due_since is not null),
	check (given_up_at is null or past_due_since is not null),
	check (resumes_at is null or status = 'PAUSED'),
	check (mandate_reference is null and debit_date is null or payment_method_type is not null)
);

-- The hexadecimal digits of the contract number.
create unique index subscription_contract on subscription (left(encode(sha256(uuid_send(id)), 'hex'), 15));
create index subscription_member on subscription (member_id);
create index subscription_customer on subscription (customer_id);
create index subscription_past_due on subscription (past_due_since) where status = 'PAST_DUE' and suspended_at is null;
create index subscription_in_arrears on subscription (past_due_since) where past_due_since is not null and given_up_at is null;
create index subscription_requested_end on subscription (requested_ends_at) where requested_ends_at is not null and ended_at is null;

-- The append-only history of pledges: each change is a row with the day of its first payment.
create table pledge_change (
	id              uuid        primary key,
	subscription_id uuid        not null references subscription (id),
	amount          bigint      not null check (amount > 0),
	interval        text        not null check (interval in ('MONTHLY', 'QUARTERLY', 'HALF_YEARLY', 'YEARLY')),
	asked_at        timestamptz not null,
	effective_from  timestamptz not null,
	actor           text        not null check (actor in ('MEMBER', 'STAFF', 'PROVIDER', 'IMPORT')),
	command_id      uuid
);

create index pledge_change_subscription on pledge_change (subscription_id, effective_from);

-- Gifts (single payments), which do not make a member a supporter. How a gift was paid is in its payment.
create table gift (
	id          uuid        primary key,
	member_id   uuid        not null,
	attempt_id  uuid        not null unique,
	customer_id text        not null,
	amount      bigint      not null check (amount > 0),
	made_at     timestamptz not null
);

create index gift_member on gift (member_id);
create unique index gift_contract on gift (left(encode(sha256(uuid_send(id)), 'hex'), 15));

grant select, insert on subscription to "${application}";
grant update (member_id, status, amount, interval, started_at, paid_until, past_due_since, suspended_at, given_up_at,
	resumes_at, last_month, requested_end_reason, requested_ends_at, ends_at, ended_at, end_reason, duplicate,
	payment_method_inactive, refunded_at, payment_method_type, mandate_reference, debit_date, version) on subscription to "${application}";
-- A gift may be taken over by its owner, and that is all.
grant select, insert, update (member_id) on gift to "${application}";
grant select, insert on pledge_change to "${application}";
