-- Members, identified by an email address, which is unique only among those who confirmed it.
create table member (
	id           uuid        primary key,
	version      integer     not null,
	email        text        not null check (char_length(email) <= 254 and email ~ '^[^@[:space:][:cntrl:]]+@[^@[:space:][:cntrl:]]+$'),
	name         text        check (char_length(name) between 1 and 200 and name !~ '[[:cntrl:]]'),
	language     text        not null check (language ~ '^[a-z]{2,3}$'),
	joined_at    timestamptz not null,
	confirmed_at timestamptz check (confirmed_at >= joined_at),
	merged_into  uuid        references member (id) check (merged_into <> id),
	constraint member_is_confirmed_or_merged check (confirmed_at is null or merged_into is null)
);

create unique index member_confirmed_address on member (lower(email)) where confirmed_at is not null;
create index member_address on member (lower(email));
create index member_merged_into on member (merged_into) where merged_into is not null;

grant select, insert, update (confirmed_at, merged_into, version) on member to "${application}";

-- Links in emails. Only the SHA-256 hash of a random 256-bit token is stored; times are the database's.
create table confirm_link (
	token_hash bytea       primary key check (octet_length(token_hash) = 32),
	member_id  uuid        not null references member (id),
	issued_at  timestamptz not null default now(),
	expires_at timestamptz not null check (expires_at > issued_at),
	used_at    timestamptz
);

create index confirm_link_member on confirm_link (member_id) where used_at is null;
create index confirm_link_expires_at on confirm_link (expires_at);

grant select, insert, update (used_at), delete on confirm_link to "${application}";
