-- Commands to the payment provider, as JSON, and their states.
create table provider_command (
	id         uuid        primary key,
	number     bigint      not null unique generated always as identity,
	request_id text        not null unique,
	type       text        not null check (type in ('CANCEL_SUBSCRIPTION', 'CHANGE_PLEDGE', 'EXPIRE_CHECKOUT', 'REFUND_PAYMENT', 'VOID_DRAFTS')),
	target     text        not null,
	payload    jsonb       not null check (jsonb_typeof(payload) = 'object'),
	state      text        not null check (state in ('OPEN', 'DONE', 'REFUSED')),
	asked_at   timestamptz not null,
	closed_at  timestamptz,
	attempts   int         not null check (attempts >= 0),
	last_error text,
	constraint provider_command_is_closed_at_a_time check ((state = 'OPEN') = (closed_at is null)),
	constraint provider_command_is_refused_for_a_reason check (state <> 'REFUSED' or last_error is not null)
);

create index provider_command_target on provider_command (target, number);

-- Tasks of commands that are open, or dead.
create table provider_command_task (like task including all);

grant select, insert, update (state, closed_at, attempts, last_error) on provider_command to "${application}";
grant select, insert, update, delete on provider_command_task to "${application}";
