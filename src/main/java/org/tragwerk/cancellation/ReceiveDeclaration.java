package org.tragwerk.cancellation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import org.tragwerk.member.Token;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes declarations down with the time at which they came in, whatever they are about:
 * nothing is looked up before that is committed.
 */
@Component
class ReceiveDeclaration {

	private final DeclarationBook book;

	private final Cases cases;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	ReceiveDeclaration(DeclarationBook book, Cases cases, ApplicationEventPublisher events, Clock clock) {
		this.book = book;
		this.cases = cases;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Takes it down, once for each receipt.
	 * @param quiet whether to write no letter about it
	 */
	@Transactional
	void receive(Wish wish, Declarant by, Token receipt, boolean quiet) {
		var now = this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
		var declaration = new Declaration(UUID.randomUUID(), wish, by, now);
		if (this.book.enter(declaration, receipt)) {
			this.cases.open(declaration, quiet);
			this.events.publishEvent(new DeclarationReceived());
		}
	}

}
