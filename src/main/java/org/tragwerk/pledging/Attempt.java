package org.tragwerk.pledging;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import org.tragwerk.subscription.Means;
import org.tragwerk.subscription.Way;

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
	private AttemptState state;

	@Embedded
	private Offer offer;

	private String ways;

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

	@Embedded
	private @Nullable Means means;

	@SuppressWarnings("NullAway.Init")
	Attempt() {
	}

	Attempt(Order order, List<Way> ways, Secret mark, Instant now) {
		this.id = UUID.randomUUID();
		this.reader = mark.hashWith(order.address());
		this.mark = mark.hash();
		this.state = AttemptState.STARTED;
		this.offer = order.offer();
		this.ways = ways.stream().map(Way::name).collect(Collectors.joining(","));
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
		this.state = AttemptState.HELD;
	}

	/** Makes this the secret that the mailed link carries. */
	void proveBy(Secret link) {
		this.proof = link.hash();
	}

	/** The reader opened the link, perhaps in another browser, or the rush is over. */
	void release(Secret browser, Instant now) {
		if (this.state == AttemptState.HELD) {
			this.state = AttemptState.STARTED;
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
		if (this.state != AttemptState.STARTED) {
			return;
		}
		this.state = AttemptState.WAITING;
		this.customer = opened.customer();
		this.checkout = opened.reference();
		this.page = opened.url().toString();
	}

	/** The reader asked for something else instead. */
	void supersede() {
		if (!isAgreed()) {
			this.state = AttemptState.SUPERSEDED;
		}
	}

	/** The provider will never open a page for this. */
	void refuse() {
		if (this.state == AttemptState.STARTED) {
			this.state = AttemptState.REFUSED;
		}
	}

	void follow(CheckoutSnapshot snapshot) {
		this.means = (snapshot.means() != null) ? snapshot.means() : this.means;
		switch (snapshot.state()) {
			case PROCESSING -> this.state = AttemptState.PROCESSING;
			case COMPLETED -> this.state = AttemptState.COMPLETED;
			case FAILED -> this.state = AttemptState.FAILED;
			case EXPIRED ->
				this.state = (this.state == AttemptState.SUPERSEDED) ? AttemptState.SUPERSEDED : AttemptState.EXPIRED;
			case OPEN -> {
			}
		}
	}

	/** Something grew from this, whatever we know of the page. */
	void complete() {
		if (!isAgreed()) {
			this.state = AttemptState.COMPLETED;
		}
	}

	/** Whether the reader went through with it, wherever the money is. */
	private boolean isAgreed() {
		return this.state == AttemptState.COMPLETED || isProcessing() || hasFailed();
	}

	/** Whether a debit is under way that takes days. */
	boolean isProcessing() {
		return this.state == AttemptState.PROCESSING;
	}

	/** Whether the debit that the reader agreed to failed. */
	boolean hasFailed() {
		return this.state == AttemptState.FAILED;
	}

	boolean isCompleted() {
		return this.state == AttemptState.COMPLETED;
	}

	boolean isHeld() {
		return this.state == AttemptState.HELD;
	}

	boolean isSuperseded() {
		return this.state == AttemptState.SUPERSEDED;
	}

	boolean wasStartedBy(Secret browser) {
		return Arrays.equals(this.mark, browser.hash());
	}

	Order order() {
		return new Order(this.offer, this.address, this.name, this.language, this.campaign, this.via);
	}

	UUID id() {
		return this.id;
	}

	byte[] reader() {
		return this.reader;
	}

	Offer offer() {
		return this.offer;
	}

	/** By which ways it may be paid, frozen with the rest. */
	List<Way> ways() {
		return Stream.of(this.ways.split(",")).map(Way::valueOf).toList();
	}

	@Nullable Means means() {
		return this.means;
	}

	@Nullable String customer() {
		return this.customer;
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

}
