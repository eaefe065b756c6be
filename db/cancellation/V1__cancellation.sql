-- What people declared, word for word, and when it came in. Evidence: never changed, never removed.
create table declaration (
	id          uuid        primary key,
	receipt     bytea       not null unique check (octet_length(receipt) = 32),
	kind        text        not null check (kind in ('ORDINARY', 'EXTRAORDINARY', 'WITHDRAWAL')),
	name        text        not null check (char_length(name) between 1 and 200),
	reference   text        check (char_length(reference) between 1 and 200),
	address     text        not null check (char_length(address) <= 254),
	reason      text        check (char_length(reason) between 1 and 5000),
	wished_end  date,
	language    text        not null check (language ~ '^[a-z]{2,3}$'),
	received_at timestamptz not null,
	constraint declaration_has_a_reason_if_extraordinary check ((kind = 'EXTRAORDINARY') = (reason is not null)),
	constraint declaration_of_withdrawal_holds_at_once check (kind <> 'WITHDRAWAL' or wished_end is null)
);

-- How far a declaration was carried out. Quiet ones are not written to, because too many came for one address.
create table declaration_case (
	declaration_id uuid        primary key references declaration (id),
	state          text        not null default 'NEW' check (state in ('NEW', 'LINKED', 'CARRIED_OUT', 'UNCLEAR')),
	cause          text        check (cause in ('UNKNOWN', 'LATE', 'EXTRAORDINARY', 'FAILED')),
	quiet          boolean     not null,
	opened_at      timestamptz not null,
	constraint declaration_case_is_unclear_for_a_cause check ((state = 'UNCLEAR') = (cause is not null))
);

create index declaration_case_open on declaration_case (state, opened_at) where state <> 'CARRIED_OUT';

-- Which contract ends when because of which declaration.
create table declared_end (
	declaration_id uuid        not null references declaration (id),
	contract_id    uuid        not null,
	ends_at        timestamptz not null,
	primary key (declaration_id, contract_id)
);

create index declared_end_contract on declared_end (contract_id);

-- Mailed links with which the owner of an address carries a declaration out. Only the SHA-256 of a 256-bit random is
-- kept; times are wall time.
create table declaration_link (
	token_hash     bytea       primary key check (octet_length(token_hash) = 32),
	declaration_id uuid        not null references declaration (id),
	issued_at      timestamptz not null default now(),
	expires_at     timestamptz not null check (expires_at > issued_at)
);

create index declaration_link_expires_at on declaration_link (expires_at);

-- That a member was told of an end, once for each subscription and day.
create table end_notification (
	id              uuid        primary key,
	subscription_id uuid        not null,
	member_id       uuid        not null,
	ends_at         timestamptz not null,
	planned         boolean     not null,
	unique (subscription_id, ends_at)
);

grant select, insert on declaration, declared_end, end_notification to "${application}";
grant select, insert, update on declaration_case to "${application}";
grant select, insert, delete on declaration_link to "${application}";
