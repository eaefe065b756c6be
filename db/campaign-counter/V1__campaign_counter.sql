-- The maintained count: one row a campaign. A version is never used twice, also not by a row that was made anew.
create table campaign_counter (
	key        text        primary key check (key ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
	count      bigint      not null    check (count >= 0),
	version    bigint      not null    check (version > 0),
	changed_at timestamptz not null
);

-- Who is in the count. A member is in it once, however many subscriptions count.
create table supporter (
	member_id uuid primary key
);

grant select, insert, update on campaign_counter to "${application}";
grant select, insert, delete on supporter to "${application}";
