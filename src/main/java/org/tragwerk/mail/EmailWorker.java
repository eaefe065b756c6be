package org.tragwerk.mail;

import java.util.UUID;

import org.tragwerk.mail.Email.Status;
import org.tragwerk.task.Task;
import org.tragwerk.task.TaskHandler;
import org.tragwerk.task.TaskResult;

import org.springframework.stereotype.Component;

/**
 * Sends queued emails. Holds neither a transaction nor a database connection while it
 * talks to the mail server.
 */
@Component
class EmailWorker implements TaskHandler {

	static final String QUEUE = "email";

	private final EmailRepository emails;

	private final EmailTemplates templates;

	private final EmailSender sender;

	private final RejectionMonitor rejectionMonitor;

	private final CloseEmail closeEmail;

	EmailWorker(EmailRepository emails, EmailTemplates templates, EmailSender sender, RejectionMonitor rejectionMonitor,
			CloseEmail closeEmail) {
		this.emails = emails;
		this.templates = templates;
		this.sender = sender;
		this.rejectionMonitor = rejectionMonitor;
		this.closeEmail = closeEmail;
	}

	@Override
	public String queue() {
		return QUEUE;
	}

	@Override
	public TaskResult execute(Task task) {
		var id = UUID.fromString(task.id());
		try {
			this.emails.findById(id).filter(Email::isQueued).ifPresent(this::deliver);
			return TaskResult.done();
		}
		catch (RuntimeException ex) {
			var failure = new DeliveryFailure(ex);
			return this.rejectionMonitor.isFinal(id, failure, task.failures()) ? TaskResult.dead(failure.reason())
					: TaskResult.failed(failure.reason());
		}
	}

	private void deliver(Email email) {
		var message = this.templates.compose(email);
		message.ifPresent((it) -> {
			this.sender.send(email, it);
			this.rejectionMonitor.recordAccepted();
		});
		this.closeEmail.close(email.id(), message.isPresent() ? Status.SENT : Status.OBSOLETE);
	}

	@Override
	public void onDead(Task task, String reason) {
		this.closeEmail.close(UUID.fromString(task.id()), Status.DEAD);
	}

}
