-- The application's role may read and write rows; it owns and creates no objects.
grant usage on schema public to "${application}";

-- Bucket4j's table of rate limits: one row for each rule and hashed key.
create table bucket (
	id         bytea  primary key,
	state      bytea,
	expires_at bigint
);

create index bucket_expires_at on bucket (expires_at);

grant select, insert, update (state, expires_at), delete on bucket to "${application}";
