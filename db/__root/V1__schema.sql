-- The application reads and writes rows; it owns nothing and creates nothing.
grant usage on schema public to "${application}";

-- Bucket4j's table of limits: one row for each rule and hashed key.
create table bucket (
	id         bytea  primary key,
	state      bytea,
	expires_at bigint
);

create index bucket_expires_at on bucket (expires_at);

grant select, insert, update, delete on bucket to "${application}";

-- Which job runs on which node, and until when nobody else begins it.
create table job_lock (
	name       text        primary key,
	lock_until timestamptz not null,
	locked_at  timestamptz not null,
	locked_by  text        not null
);

grant select, insert, update on job_lock to "${application}";
