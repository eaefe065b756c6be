package org.tragwerk.mail;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Carries letters away: at once when one was put, and regularly in case that was missed.
 */
@Component
class Postman implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(Postman.class);

	private final Set<Claim> inHand = ConcurrentHashMap.newKeySet();

	private final Postbox postbox;

	private final Delivery delivery;

	private final ThreadPoolTaskExecutor rounds;

	Postman(Postbox postbox, Delivery delivery, @Qualifier("mailRounds") ThreadPoolTaskExecutor rounds) {
		this.postbox = postbox;
		this.delivery = delivery;
		this.rounds = rounds;
	}

	@TransactionalEventListener
	void on(MailPut event) {
		setOut();
	}

	/** Starts a round, unless one is about to start anyway. */
	@Scheduled(fixedDelayString = "${tragwerk.mail.round-every:PT5S}")
	void setOut() {
		this.rounds.execute(this::tryRound);
	}

	/** What fails here, such as the database, is tried again by the next round. */
	private void tryRound() {
		try {
			goRound();
		}
		catch (RuntimeException ex) {
			logger.warn("A round was broken off: {}", ex.getClass().getSimpleName());
		}
	}

	/** Tries every letter that is due. */
	void goRound() {
		var claim = this.postbox.claim();
		while (claim.isPresent()) {
			this.inHand.add(claim.get());
			this.delivery.attempt(claim.get());
			this.inHand.remove(claim.get());
			claim = isClosing() ? Optional.empty() : this.postbox.claim();
		}
	}

	/**
	 * Gives back what the mail server has not taken although the rounds had time to end.
	 */
	@Override
	public void destroy() {
		this.inHand.forEach(this.postbox::giveBack);
	}

	private boolean isClosing() {
		return this.rounds.getThreadPoolExecutor().isShutdown();
	}

}
