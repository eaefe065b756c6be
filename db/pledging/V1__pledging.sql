-- Attempts to set up a pledge, stored before the provider is called.
create table attempt (
	id                   uuid        primary key,
	reader               bytea       not null,
	browser_token_hash   bytea       not null,
	network_hash         text,
	link_token_hash      bytea       unique,
	status               text        not null check (status in ('HELD', 'STARTED', 'WAITING', 'PROCESSING', 'COMPLETED', 'FAILED', 'EXPIRED', 'SUPERSEDED', 'REFUSED')),
	amount               bigint      not null check (amount > 0),
	interval             text        not null check (interval in ('MONTHLY', 'QUARTERLY', 'HALF_YEARLY', 'YEARLY', 'ONCE')),
	last_month           text        check (last_month ~ '^\d{4}-\d{2}$'),
	payment_method       text        check (payment_method in ('SEPA_DEBIT', 'CARD', 'PAYPAL')),
	payment_method_types text        not null,
	email                text        not null,
	name                 text,
	language             text        not null,
	campaign             text,
	via                  text,
	started_at           timestamptz not null,
	expires_at           timestamptz not null,
	checkout_version     int         not null default 1 check (checkout_version > 0),
	customer_id          text        unique,
	checkout_id          text        unique,
	checkout_url         text,
	checkout_state       text        check (checkout_state in ('OPEN', 'PROCESSING', 'COMPLETED', 'FAILED', 'EXPIRED')),
	checked_at           timestamptz,
	payment_method_type  text        check (payment_method_type in ('SEPA_DEBIT', 'CARD', 'PAYPAL')),
	mandate_reference    text,
	debit_date           date,
	version              bigint      not null,
	check (interval <> 'ONCE' or last_month is null),
	check (mandate_reference is null and debit_date is null or payment_method_type is not null),
	check (expires_at > started_at),
	check (status not in ('HELD', 'STARTED') or checkout_id is null),
	check (status <> 'WAITING' or checkout_id is not null),
	check ((checkout_url is null) = (checkout_id is null)),
	check ((checked_at is null) = (checkout_state is null))
);

-- At most one open attempt for each reader, also with two clicks or tabs at the same time.
create unique index attempt_open on attempt (reader) where status in ('HELD', 'STARTED', 'WAITING');
create index attempt_reader on attempt (reader);
-- Whether a browser has pledged before, or has left Checkout.
create index attempt_browser on attempt (browser_token_hash) where status in ('WAITING', 'PROCESSING', 'COMPLETED');
create index attempt_processing on attempt (started_at) where status = 'PROCESSING';
create index attempt_unsettled on attempt (started_at) where status in ('STARTED', 'WAITING');

-- Who asked for what is never changed.
grant select, insert, delete on attempt to "${application}";
grant update (browser_token_hash, network_hash, link_token_hash, status, payment_method_types, started_at, expires_at,
	checkout_version, customer_id, checkout_id, checkout_url, checkout_state, checked_at, payment_method_type,
	mandate_reference, debit_date, version) on attempt to "${application}";
