-- The shape of every queue's table: create table email_task (like task including all).
-- Most columns are db-scheduler's. A task that is done has no row; a dead one is kept, and
-- set to run at 'infinity'. It is due since it was to run first or its last planned wait
-- ended; execution_time is when it is tried next.
create table task (
	task_name            text        not null,
	task_instance        text        not null,
	task_data            bytea,
	priority             smallint    not null default 0,
	group_key            text,
	due_since            timestamptz not null default now(),
	execution_time       timestamptz not null,
	picked               boolean     not null default false,
	picked_by            text,
	last_heartbeat       timestamptz,
	last_success         timestamptz,
	last_failure         timestamptz,
	last_error           text,
	consecutive_failures integer     not null default 0 check (consecutive_failures >= 0),
	failing_since        timestamptz,
	dead_at              timestamptz,
	version              bigint      not null default 1,
	primary key (task_name, task_instance),
	constraint task_is_picked_by_somebody check (picked = (picked_by is not null) and picked = (last_heartbeat is not null)),
	constraint task_fails_since_a_time check ((consecutive_failures > 0) = (failing_since is not null)),
	constraint task_is_dead_for_good check ((dead_at is not null) = (execution_time = 'infinity') and not (picked and dead_at is not null))
);

create index task_due on task (priority desc, execution_time) where not picked;
create index task_picked on task (last_heartbeat) where picked;
create index task_dead on task (dead_at) where dead_at is not null;
create index task_group on task (group_key) where group_key is not null;
create unique index task_group_runs_one_at_a_time on task (group_key) where picked;

-- Recurring jobs: one row for each, which says when it is due and who runs it.
create table job_task (like task including all);

grant select, insert, update, delete on job_task to "${application}";
