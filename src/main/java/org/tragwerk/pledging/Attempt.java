package org.tragwerk.pledging;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import org.tragwerk.subscription.Pledge;

/**
 * One try to set up a pledge: written with its frozen parameters before the provider
 * hears of it, so that any repetition is the same request.
 */
@Entity
class Attempt {

	/** How long the Checkout page waits for the reader. */
	private static final Duration LIFETIME = Duration.ofHours(1);

	/** How long a second click still leads to the same Checkout page. */
	private static final Duration REUSE = Duration.ofMinutes(25);

	@Id
	private UUID id;

	@Version
	private Long version;

	private byte[] reader;

	private byte[] mark;

	private byte @Nullable [] proof;

	@Enumerated(EnumType.STRING)
	private State state;

	@Embedded
	private Pledge pledge;

	private String address;

	private @Nullable String name;

	private String language;

	private @Nullable String campaign;

	private @Nullable String via;

	private Instant startedAt;

	private Instant expiresAt;

	private @Nullable String customer;

	private @Nullable String checkout;

	private @Nullable String page;

	@SuppressWarnings("NullAway.Init")
	Attempt() {
	}

	Attempt(Order order, Secret mark, Instant now) {
		this.id = UUID.randomUUID();
		this.reader = mark.hashWith(order.address());
		this.mark = mark.hash();
		this.state = State.STARTED;
		this.pledge = order.pledge();
		this.address = order.address();
		this.name = order.name();
		this.language = order.language();
		this.campaign = order.campaign();
		this.via = order.via();
		this.startedAt = now;
		this.expiresAt = now.plus(LIFETIME);
	}

	/** Waits until the reader opens a mailed link; the provider hears nothing before. */
	void hold() {
		this.state = State.HELD;
	}

	/** Makes this the secret that the mailed link carries. */
	void proveBy(Secret link) {
		this.proof = link.hash();
	}

	/** The reader opened the link, perhaps in another browser, or the rush is over. */
	void release(Secret browser, Instant now) {
		if (this.state == State.HELD) {
			this.state = State.STARTED;
			this.mark = browser.hash();
			this.startedAt = now;
			this.expiresAt = now.plus(LIFETIME);
		}
	}

	/** Whether the same reader asking for this now is only asking once more. */
	boolean isFor(Order order, Instant now) {
		return this.order().equals(order) && now.isBefore(this.startedAt.plus(REUSE));
	}

	void open(CheckoutPage opened) {
		if (this.state != State.STARTED) {
			return;
		}
		this.state = State.WAITING;
		this.customer = opened.customer();
		this.checkout = opened.reference();
		this.page = opened.url().toString();
	}

	/** The reader asked for something else instead. */
	void supersede() {
		if (this.state != State.COMPLETED) {
			this.state = State.SUPERSEDED;
		}
	}

	/** The provider will never open a page for this. */
	void refuse() {
		if (this.state == State.STARTED) {
			this.state = State.REFUSED;
		}
	}

	void follow(CheckoutSnapshot snapshot) {
		switch (snapshot.state()) {
			case COMPLETED -> this.state = State.COMPLETED;
			case EXPIRED -> this.state = (this.state == State.SUPERSEDED) ? State.SUPERSEDED : State.EXPIRED;
			case OPEN -> {
			}
		}
	}

	/** A subscription grew from this, whatever we know of the page. */
	void complete() {
		this.state = State.COMPLETED;
	}

	boolean isHeld() {
		return this.state == State.HELD;
	}

	boolean isSuperseded() {
		return this.state == State.SUPERSEDED;
	}

	boolean wasStartedBy(Secret browser) {
		return Arrays.equals(this.mark, browser.hash());
	}

	Order order() {
		return new Order(this.pledge, this.address, this.name, this.language, this.campaign, this.via);
	}

	UUID id() {
		return this.id;
	}

	byte[] reader() {
		return this.reader;
	}

	Instant startedAt() {
		return this.startedAt;
	}

	Instant expiresAt() {
		return this.expiresAt;
	}

	@Nullable String checkout() {
		return this.checkout;
	}

	@Nullable URI page() {
		return (this.page != null) ? URI.create(this.page) : null;
	}

	/**
	 * How far a try has come.
	 */
	enum State {

		/**
		 * Written here; a mailed link has to be opened before the provider hears of it.
		 */
		HELD,
		/** Written here; whether the provider knows it is open. */
		STARTED,
		/** The Checkout page waits for the reader. */
		WAITING,
		/** The reader went through with it. */
		COMPLETED,
		/** The reader stayed away. */
		EXPIRED,
		/** The same reader asked for something else instead. */
		SUPERSEDED,
		/** The provider refused it for good. */
		REFUSED

	}

}
