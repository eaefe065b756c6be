-- Declarations as typed, with the time of receipt and their status. Content and declarant are evidence: never changed,
-- never deleted. The network is a keyed hash, kept until it is decided whether a declaration is confirmed by email or by
-- its receipt page alone.
create table declaration (
	id                 uuid        primary key,
	version            bigint      not null,
	receipt_hash       bytea       not null unique check (octet_length(receipt_hash) = 32),
	type               text        not null check (type in ('ORDINARY', 'EXTRAORDINARY', 'WITHDRAWAL')),
	reason             text        check (char_length(reason) between 1 and 5000),
	requested_end      date,
	name               text        not null check (char_length(name) between 1 and 200),
	contract_number    text        check (char_length(contract_number) between 1 and 200),
	email              text        not null check (char_length(email) <= 254),
	language           text        not null check (language ~ '^[a-z]{2,3}$'),
	received_at        timestamptz not null,
	match_kind         text        not null check (match_kind in ('CONTRACT', 'ADDRESS', 'NUMBER', 'NONE')),
	contract_id        uuid,
	confirmation_state text        not null check (confirmation_state in ('PENDING', 'EMAIL', 'PAGE')),
	network            text        check (network ~ '^[0-9a-f]{64}$'),
	confirmed_at       timestamptz,
	status             text        not null check (status in ('NEW', 'LINK_SENT', 'EXECUTED', 'UNCLEAR')),
	unclear_reason     text        check (unclear_reason in ('NO_CONTRACT', 'LATE', 'EXTRAORDINARY', 'FAILED')),
	constraint declaration_has_a_reason_if_extraordinary check ((type = 'EXTRAORDINARY') = (reason is not null)),
	constraint declaration_of_withdrawal_holds_at_once check (type <> 'WITHDRAWAL' or requested_end is null),
	constraint declaration_is_unclear_for_a_reason check ((status = 'UNCLEAR') = (unclear_reason is not null)),
	constraint declaration_names_a_contract_by_number check ((match_kind in ('CONTRACT', 'NUMBER')) = (contract_id is not null)),
	constraint declaration_is_confirmed_at_a_time check ((confirmation_state = 'PENDING') = (confirmed_at is null)),
	constraint declaration_forgets_the_network check ((confirmation_state = 'PENDING') = (network is not null))
);

create index declaration_open on declaration (status, received_at) where status <> 'EXECUTED';
create index declaration_without_contract on declaration (lower(email)) where unclear_reason = 'NO_CONTRACT';
create index declaration_by_address on declaration (lower(email), confirmed_at) where match_kind = 'ADDRESS';

-- Tasks of declarations that have not been matched with a contract yet.
create table declaration_task (like task including all);

-- The contracts that a declaration ends, when, and what is refunded for the time after that.
create table declared_end (
	declaration_id uuid        not null references declaration (id),
	contract_id    uuid        not null,
	ends_at        timestamptz not null,
	refund         bigint      not null check (refund >= 0),
	primary key (declaration_id, contract_id)
);

create index declared_end_contract on declared_end (contract_id);

-- Links in emails with which the owner of an email address chooses contracts for a declaration, or sees its receipt. Only
-- the SHA-256 hash of a random 256-bit token is stored; times are the database's.
create table declaration_link (
	token_hash     bytea       primary key check (octet_length(token_hash) = 32),
	declaration_id uuid        not null references declaration (id),
	purpose        text        not null check (purpose in ('CHOICE', 'RECEIPT')),
	issued_at      timestamptz not null default now(),
	expires_at     timestamptz not null check (expires_at > issued_at)
);

create index declaration_link_expires_at on declaration_link (expires_at);

-- Emails to members about the end of a subscription, in the order of their numbers: it will end, has ended, or goes on
-- because the end was removed.
create table end_notification (
	id              uuid        primary key,
	subscription_id uuid        not null,
	number          int         not null check (number > 0),
	member_id       uuid        not null,
	kind            text        not null check (kind in ('PLANNED', 'ENDED', 'REVOKED')),
	ends_at         timestamptz not null,
	reason          text        check (reason in ('BY_SUPPORTER', 'WITHDRAWN', 'MADE_ONCE', 'LAST_MONTH_REACHED', 'PAYMENT_FAILED', 'RETURNED', 'DISPUTED', 'CUSTOMER_DELETED', 'BY_STAFF')),
	refund          bigint      not null check (refund >= 0),
	unique (subscription_id, number),
	constraint end_notification_has_a_reason_unless_revoked check ((reason is null) = (kind = 'REVOKED'))
);

grant select, insert on declaration, declared_end, end_notification to "${application}";
grant update (version, status, unclear_reason, match_kind, contract_id, confirmation_state, network, confirmed_at)
	on declaration to "${application}";
grant select, insert, delete on declaration_link to "${application}";
grant select, insert, update, delete on declaration_task to "${application}";
