-- How many supporters there are: one row.
create table supporter_count (
	singleton boolean primary key default true check (singleton),
	count     bigint  not null    check (count >= 0)
);

-- Who is in the count. A member is in it once, however many subscriptions count.
create table supporter (
	member_id uuid primary key
);

-- A campaign that shows the count. Its version grows with every change of the count or of what the campaign says, and is
-- never used twice, also not by a row that was created anew.
create table campaign (
	key          text        primary key check (key ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
	version      bigint      not null    check (version > 0),
	changed_at   timestamptz not null,
	content_hash text        not null
);

grant select, insert, update on supporter_count, campaign to "${application}";
grant select, insert, delete on supporter to "${application}";
