-- The number of supporters: one row.
create table supporter_count (
	singleton boolean primary key default true check (singleton),
	count     bigint  not null    check (count >= 0)
);

-- The counted members, each once, however many of their subscriptions count.
create table supporter (
	member_id uuid primary key
);

-- A campaign that shows the count. Its version increases with every change of the count or of the campaign's content, and is
-- never reused, not even if the row is deleted and created again.
create table campaign (
	key          text        primary key check (key ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
	version      bigint      not null    check (version > 0),
	changed_at   timestamptz not null,
	content_hash text        not null
);

grant select, insert, update (count) on supporter_count to "${application}";
grant select, insert, update (version, changed_at, content_hash) on campaign to "${application}";
grant select, insert, delete on supporter to "${application}";
