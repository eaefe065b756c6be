-- Payments for a period of a subscription or for a gift. Once paid they stay paid; refunds and disputes are stored in
-- columns of their own.
create table payment (
	id                  uuid        primary key,
	purpose             text        not null check (purpose in ('SUBSCRIPTION', 'GIFT')),
	purpose_id          uuid        not null,
	provider_id         text        not null unique,
	charge_id           text        unique,
	invoice_id          text,
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
	refunded            bigint      not null check (refunded between 0 and amount),
	dispute_id          text        unique,
	dispute_kind        text        check (dispute_kind in ('RETURN', 'DISPUTE')),
	dispute_status      text        check (dispute_status in ('WARNING_NEEDS_RESPONSE', 'WARNING_UNDER_REVIEW', 'WARNING_CLOSED', 'NEEDS_RESPONSE', 'UNDER_REVIEW', 'WON', 'LOST', 'PREVENTED', 'UNKNOWN')),
	disputed_amount     bigint      check (disputed_amount between 0 and amount),
	dispute_reason      text,
	disputed_at         timestamptz,
	dispute_closed_at   timestamptz,
	version             bigint      not null,
	check ((status = 'PAID') = (paid_at is not null)),
	check ((period_from is null) = (period_to is null)),
	check (period_from < period_to),
	check (purpose = 'SUBSCRIPTION' or period_from is null),
	check (status = 'PAID' or refunded = 0 and dispute_id is null),
	check (num_nulls(dispute_id, dispute_kind, dispute_status, disputed_amount, dispute_reason, disputed_at) in (0, 6)),
	check ((dispute_closed_at is not null) = coalesce(dispute_status in ('WARNING_CLOSED', 'WON', 'LOST'), false))
);

create index payment_purpose on payment (purpose_id, paid_at);
create unique index payment_gift on payment (purpose_id) where purpose = 'GIFT';

grant select, insert, update on payment to "${application}";
