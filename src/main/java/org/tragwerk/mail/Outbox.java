package org.tragwerk.mail;

import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where other modules leave what is to be mailed.
 * <p>
 * A letter leaves once for each kind and subject, as soon as the caller's transaction is
 * committed, and is tried again until the mail server takes it. What was sent is kept as
 * kind, subject and time, never with the address: whoever wrote the letter knows to whom.
 */
@Component
public class Outbox {

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	Outbox(JdbcClient jdbc, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.events = events;
	}

	/**
	 * Puts a letter, unless the same was put before.
	 * @param kind the kind of a {@link Letter}
	 * @param about the business id that the letter is about
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void put(String kind, UUID about) {
		var rows = this.jdbc.sql("insert into mail (kind, about) values (?, ?) on conflict do nothing")
			.params(kind, about)
			.update();
		if (rows == 1) {
			this.events.publishEvent(new MailPut(kind));
		}
	}

}
