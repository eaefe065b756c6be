package org.tragwerk.mail;

import java.time.Clock;
import java.util.UUID;

import org.tragwerk.task.TaskQueue;
import org.tragwerk.task.TaskRequest;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Queues the emails of other modules.
 * <p>
 * An email is sent once for each kind, subject and occasion, as soon as the caller's
 * transaction is committed, and retried until the mail server accepts it. Kind, subject,
 * occasion and time of a sent email are kept, never its address. If a node dies after the
 * mail server accepted the email and before the result was stored, it is sent again with
 * the same Message-ID.
 */
@Component
public class Outbox {

	private final EmailRepository emails;

	private final EmailTemplates templates;

	private final TaskQueue queue;

	private final Clock clock;

	Outbox(EmailRepository emails, EmailTemplates templates, @Qualifier("emailQueue") TaskQueue queue, Clock clock) {
		this.emails = emails;
		this.templates = templates;
		this.queue = queue;
		this.clock = clock;
	}

	/**
	 * Queues an email that is sent once for its subject.
	 * @param kind the kind of an {@link EmailTemplate}
	 * @param subject the business id that the email is about
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void queue(String kind, UUID subject) {
		queue(kind, subject, "");
	}

	/**
	 * Queues an email that is sent once for its subject and occasion.
	 * @param kind the kind of an {@link EmailTemplate}
	 * @param subject the business id that the email is about
	 * @param occasion distinguishes it from other emails of the same kind and subject,
	 * such as {@code day-7}
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void queue(String kind, UUID subject, String occasion) {
		var id = UUID.randomUUID();
		if (this.emails.insert(id, kind, subject, occasion, this.clock.instant()) == 1) {
			this.queue.schedule(TaskRequest.of(id).withPriority(this.templates.priorityOf(kind)));
		}
	}

}
