-- Every notice whose signature was right, once, as its bytes came in; the bytes are forgotten after a while.
create table stripe_webhook_event (
	id          bigint      primary key generated always as identity,
	event_id    text        not null unique,
	type        text        not null,
	verdict     text        not null check (verdict in ('LOOK', 'RECORD', 'QUARANTINE')),
	subject     text,
	object      text,
	api_version text,
	livemode    boolean     not null,
	received_at timestamptz not null default now(),
	body        bytea,
	check ((verdict = 'LOOK') = (subject is not null))
);

create index stripe_webhook_event_subject on stripe_webhook_event (subject) where subject is not null;
create index stripe_webhook_event_received on stripe_webhook_event (received_at);

-- Queue, lease, coalescing and dead letter in one row a customer. What the news is about is named as long as a look at
-- these objects answers it, from that instant on; no names ask for a look at all that the customer has.
create table customer_sync (
	id          text        primary key,
	dirty       bigint      not null check (dirty > 0),
	done        bigint      not null check (done between 0 and dirty),
	lease_until timestamptz,
	holder      uuid,
	fence       bigint      not null,
	attempts    int         not null check (attempts >= 0),
	next_try_at timestamptz not null,
	dirty_since timestamptz not null,
	swept       boolean     not null default false,
	objects     text[],
	happened_at timestamptz,
	last_error  text,
	check (objects is null or happened_at is not null)
);

create index customer_sync_open on customer_sync (next_try_at) where dirty > done;
create index customer_sync_whole on customer_sync (next_try_at) where dirty > done and objects is null;
create index customer_sync_named on customer_sync (happened_at) where dirty > done and objects is not null;

create table sweep_run (
	id        bigint      primary key generated always as identity,
	kind      text        not null,
	ran_at    timestamptz not null default now(),
	looked_at int         not null check (looked_at >= 0),
	found     int         not null check (found >= 0),
	repaired  int         not null check (repaired >= 0)
);

grant select, insert on stripe_webhook_event, sweep_run to "${application}";
grant update (body) on stripe_webhook_event to "${application}";
grant select, insert, update on customer_sync to "${application}";
