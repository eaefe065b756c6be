-- Payments for a period of a subscription or for a gift. Once paid they stay paid; refunds and disputes are rows of their own.
create table payment (
	id                  uuid        primary key,
	purpose             text        not null check (purpose in ('SUBSCRIPTION', 'GIFT')),
	purpose_id          uuid        not null,
	provider_id         text        not null unique,
	charge_id           text        unique,
	invoice_id          text,
	outside             boolean     not null,
	status              text        not null check (status in ('PENDING', 'PAID', 'FAILED', 'CANCELED')),
	amount              bigint      not null check (amount > 0),
	created_at          timestamptz not null,
	paid_at             timestamptz,
	period_from         timestamptz,
	period_to           timestamptz,
	payment_method_type text        check (payment_method_type in ('SEPA_DEBIT', 'CARD', 'PAYPAL')),
	attempts            int         not null check (attempts >= 0),
	last_attempt_at     timestamptz,
	failure_reason      text,
	fraud_warning_id    text        unique,
	version             bigint      not null,
	check ((status = 'PAID') = (paid_at is not null)),
	check ((period_from is null) = (period_to is null)),
	check (period_from < period_to),
	check (purpose = 'SUBSCRIPTION' or period_from is null)
);

create index payment_purpose on payment (purpose_id, paid_at);
create unique index payment_gift on payment (purpose_id) where purpose = 'GIFT';

-- Refunds of payments, whole or in part. command_id names the command that requested it, null if staff made it at the provider.
create table refund (
	id             uuid        primary key,
	payment_id     uuid        not null references payment (id),
	provider_id    text        not null unique,
	command_id     uuid,
	amount         bigint      not null check (amount > 0),
	status         text        not null check (status in ('PENDING', 'REQUIRES_ACTION', 'SUCCEEDED', 'FAILED', 'CANCELED')),
	failure_reason text,
	created_at     timestamptz not null,
	changed_at     timestamptz not null,
	check (failure_reason is null or status in ('FAILED', 'CANCELED'))
);

create index refund_payment on refund (payment_id);
create index refund_pending on refund (created_at) where status in ('PENDING', 'REQUIRES_ACTION');

-- Disputes, inquiries and returned debits; a payment can have several, each about a part of it.
create table dispute (
	id          uuid        primary key,
	payment_id  uuid        not null references payment (id),
	provider_id text        not null unique,
	kind        text        not null check (kind in ('RETURN', 'DISPUTE')),
	status      text        not null check (status in ('WARNING_NEEDS_RESPONSE', 'WARNING_UNDER_REVIEW', 'WARNING_CLOSED', 'NEEDS_RESPONSE', 'UNDER_REVIEW', 'WON', 'LOST', 'PREVENTED', 'UNKNOWN')),
	amount      bigint      not null check (amount >= 0),
	reason      text        not null,
	opened_at   timestamptz not null,
	respond_by  timestamptz,
	closed_at   timestamptz,
	changed_at  timestamptz not null,
	check ((closed_at is not null) = (status in ('WARNING_CLOSED', 'WON', 'LOST', 'PREVENTED')))
);

create index dispute_payment on dispute (payment_id);

-- The amount that was requested becomes the one that is paid, and an open dispute can grow; after that neither changes.
create function refuse_other_amount() returns trigger language plpgsql as $$
begin
	raise exception 'The amount of % % is final.', tg_table_name, old.provider_id using errcode = 'check_violation';
end
$$;

create trigger payment_amount_is_final before update of amount on payment for each row
	when (old.status = 'PAID' and new.amount <> old.amount) execute function refuse_other_amount();
create trigger dispute_amount_is_final before update of amount on dispute for each row
	when (old.status in ('WON', 'LOST') and new.amount <> old.amount) execute function refuse_other_amount();

-- What was paid for what is never changed, nor is the amount of a refund.
grant select, insert on payment, refund, dispute to "${application}";
grant update (charge_id, invoice_id, outside, status, amount, paid_at, period_from, period_to, payment_method_type, attempts,
	last_attempt_at, failure_reason, fraud_warning_id, version) on payment to "${application}";
grant update (status, failure_reason, changed_at) on refund to "${application}";
grant update (status, amount, respond_by, closed_at, changed_at) on dispute to "${application}";
