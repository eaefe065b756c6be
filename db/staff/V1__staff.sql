-- What people have to look at, once for each kind, subject and occasion. The details are facts without personal data.
create table staff_task (
	id        bigint      primary key generated always as identity,
	kind      text        not null check (kind in ('PAYMENT_DISPUTED', 'PAYMENT_RETURNED', 'FRAUD_WARNING', 'REFUND_FAILED', 'REFUND_PENDING', 'REFUND_OUTSIDE',
		'SUBSCRIPTION_REFUNDED', 'PAID_AFTER_END', 'DUPLICATE_SUBSCRIPTION', 'END_UNDONE', 'COMMAND_REFUSED', 'SYNC_FAILED',
		'DECLARATION_UNCLEAR', 'UNSUPPORTED_OBJECT')),
	subject   text        not null,
	occasion  text        not null,
	details   jsonb       not null check (jsonb_typeof(details) = 'object'),
	opened_at timestamptz not null default now(),
	closed_at timestamptz,
	unique (kind, subject, occasion)
);

create index staff_task_open on staff_task (kind, opened_at) where closed_at is null;

grant select, insert, update (opened_at, closed_at) on staff_task to "${application}";
