-- Tries again what was given up: the email or command is opened again together with its task.

with revived as (
	update email_task set dead_at = null, execution_time = now(), due_since = now(),
		consecutive_failures = 0, failing_since = null
	where dead_at is not null returning task_instance::uuid as id)
update email set status = 'QUEUED', closed_at = null, version = version + 1
from revived where email.id = revived.id and status = 'DEAD';

with revived as (
	update provider_command_task set dead_at = null, execution_time = now(), due_since = now(),
		consecutive_failures = 0, failing_since = null
	where dead_at is not null returning task_instance::uuid as id)
update provider_command set state = 'OPEN', closed_at = null
from revived where provider_command.id = revived.id and state = 'REFUSED';
