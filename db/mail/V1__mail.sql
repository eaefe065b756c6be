-- One row for each email, which also prevents that it is queued twice. Address, text and links are
-- not stored: an email is composed when it is sent.
create table email (
	id        uuid        primary key,
	kind      text        not null check (kind ~ '^[a-z][a-z-]{0,49}$'),
	subject   uuid        not null,
	occasion  text        not null check (length(occasion) <= 100),
	status    text        not null check (status in ('QUEUED', 'SENT', 'OBSOLETE', 'DEAD')),
	queued_at timestamptz not null,
	closed_at timestamptz,
	version   bigint      not null,
	unique (kind, subject, occasion),
	constraint email_is_closed_unless_queued check ((status = 'QUEUED') = (closed_at is null))
);

grant select, insert, update (status, closed_at, version) on email to "${application}";

create table email_task (like task including all);

grant select, insert, update, delete on email_task to "${application}";
