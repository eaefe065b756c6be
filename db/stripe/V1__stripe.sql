-- Every webhook event with a valid signature, once, with its unparsed body; bodies are deleted by the retention job.
create table stripe_webhook_event (
	id          bigint      primary key generated always as identity,
	event_id    text        not null unique,
	type        text        not null,
	handling    text        not null check (handling in ('SYNC', 'RECORD', 'QUARANTINE')),
	provider_id text,
	object_id   text,
	api_version text,
	livemode    boolean     not null,
	received_at timestamptz not null default now(),
	body        bytea,
	happened_at timestamptz,
	check (handling <> 'SYNC' or provider_id is not null)
);

create index stripe_webhook_event_provider on stripe_webhook_event (provider_id) where provider_id is not null;
create index stripe_webhook_event_received on stripe_webhook_event (received_at);

-- Queue, lease, coalescing and dead letter in one row for each Stripe customer, or payment whose customer is unknown. priority is the highest of the marks
-- since the last sync: 0 sweep, 1 webhook event, 2 webhook event of a completed Checkout, 3 waiting reader; sweep names the sweep if nothing else marked it.
-- changed_ids names the objects that changed since happened_at, as long as fetching them in bulk is enough; without it everything is fetched.
create table customer_sync (
	provider_id text        primary key,
	dirty       bigint      not null check (dirty > 0),
	done        bigint      not null check (done between 0 and dirty),
	lease_until timestamptz,
	leased_by   uuid,
	fence       bigint      not null,
	attempts    int         not null check (attempts >= 0),
	next_try_at timestamptz not null,
	dirty_since timestamptz not null,
	priority    smallint    not null default 0 check (priority between 0 and 3),
	sweep       text        check (sweep in ('attempts', 'debits', 'subscriptions', 'refunds', 'disputes', 'fraud_warnings')),
	changed_ids text[],
	happened_at timestamptz,
	last_error  text,
	check (sweep is null or priority = 0),
	check (changed_ids is null or happened_at is not null)
);

create index customer_sync_open on customer_sync (priority, next_try_at) where dirty > done;
create index customer_sync_single on customer_sync (priority, next_try_at) where dirty > done and changed_ids is null;
create index customer_sync_bulk on customer_sync (happened_at) where dirty > done and changed_ids is not null;

-- One row for each run, and one for each customer that it repaired.
create table sweep_run (
	id          bigint      primary key generated always as identity,
	kind        text        not null,
	ran_at      timestamptz not null default now(),
	examined    int         not null check (examined >= 0),
	different   int         not null check (different >= 0),
	repaired    int         not null check (repaired >= 0),
	provider_id text,
	check ((repaired > 0) = (provider_id is not null))
);

create index sweep_run_repaired on sweep_run (ran_at) where repaired > 0;

-- Where the next run of a sweep begins: after this id, or at the start of the list.
create table sweep_position (
	sweep   text primary key,
	last_id text
);

grant select, insert on stripe_webhook_event, sweep_run to "${application}";
grant update (body) on stripe_webhook_event to "${application}";
grant select, insert, update (last_id) on sweep_position to "${application}";
grant select, insert on customer_sync to "${application}";
grant update (dirty, done, lease_until, leased_by, fence, attempts, next_try_at, dirty_since, priority, sweep, changed_ids,
	happened_at, last_error) on customer_sync to "${application}";
