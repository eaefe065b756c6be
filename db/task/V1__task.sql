-- The template of all queues' tables: create table email_task (like task including all).
-- Most columns are db-scheduler's. The row of a task that is done is deleted; that of a dead one is
-- kept with execution_time 'infinity'. due_since is the first due time, or that after the last planned
-- delay; execution_time is the time of the next attempt.
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

-- Recurring jobs: one row for each, with its due time and the node that runs it.
create table job_task (like task including all);

grant select, insert, update, delete on job_task to "${application}";
