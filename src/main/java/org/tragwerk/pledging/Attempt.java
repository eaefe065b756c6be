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
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.money.PaymentMethodType;

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

	private byte[] browserTokenHash;

	private byte @Nullable [] linkTokenHash;

	@Enumerated(EnumType.STRING)
	private AttemptStatus status;

	@Embedded
	private PledgeChoice pledgeChoice;

	private String paymentMethodTypes;

	private String email;

	private @Nullable String name;

	private String language;

	private @Nullable String campaign;

	private @Nullable String via;

	private Instant startedAt;

	private Instant expiresAt;

	private @Nullable String customerId;

	private @Nullable String checkoutId;

	private @Nullable String checkoutUrl;

	@Embedded
	private @Nullable PaymentMethodDetails paymentMethod;

	@SuppressWarnings("NullAway.Init")
	Attempt() {
	}

	Attempt(PledgeRequest pledgeRequest, List<PaymentMethodType> ways, Secret mark, Instant now) {
		this.id = UUID.randomUUID();
		this.reader = mark.hashWith(pledgeRequest.email());
		this.browserTokenHash = mark.hash();
		this.status = AttemptStatus.STARTED;
		this.pledgeChoice = pledgeRequest.pledgeChoice();
		this.paymentMethodTypes = ways.stream().map(PaymentMethodType::name).collect(Collectors.joining(","));
		this.email = pledgeRequest.email();
		this.name = pledgeRequest.name();
		this.language = pledgeRequest.language();
		this.campaign = pledgeRequest.campaign();
		this.via = pledgeRequest.via();
		this.startedAt = now;
		this.expiresAt = now.plus(LIFETIME);
	}

	/** Waits until the reader opens a mailed link; the provider hears nothing before. */
	void hold() {
		this.status = AttemptStatus.HELD;
	}

	/** Makes this the secret that the mailed link carries. */
	void proveBy(Secret link) {
		this.linkTokenHash = link.hash();
	}

	/** The reader opened the link, perhaps in another browser, or the rush is over. */
	void release(Secret browser, Instant now) {
		if (this.status == AttemptStatus.HELD) {
			this.status = AttemptStatus.STARTED;
			this.browserTokenHash = browser.hash();
			this.startedAt = now;
			this.expiresAt = now.plus(LIFETIME);
		}
	}

	/** Whether the same reader asking for this now is only asking once more. */
	boolean isFor(PledgeRequest pledgeRequest, Instant now) {
		return this.order().equals(pledgeRequest) && now.isBefore(this.startedAt.plus(REUSE));
	}

	void open(CheckoutSession opened) {
		if (this.status != AttemptStatus.STARTED) {
			return;
		}
		this.status = AttemptStatus.WAITING;
		this.customerId = opened.customerId();
		this.checkoutId = opened.checkoutId();
		this.checkoutUrl = opened.url().toString();
	}

	/** The reader asked for something else instead. */
	void supersede() {
		if (!isAgreed()) {
			this.status = AttemptStatus.SUPERSEDED;
		}
	}

	/** The provider will never open a page for this. */
	void refuse() {
		if (this.status == AttemptStatus.STARTED) {
			this.status = AttemptStatus.REFUSED;
		}
	}

	void follow(CheckoutSnapshot snapshot) {
		this.paymentMethod = (snapshot.paymentMethod() != null) ? snapshot.paymentMethod() : this.paymentMethod;
		switch (snapshot.state()) {
			case PROCESSING -> this.status = AttemptStatus.PROCESSING;
			case COMPLETED -> this.status = AttemptStatus.COMPLETED;
			case FAILED -> this.status = AttemptStatus.FAILED;
			case EXPIRED -> this.status = (this.status == AttemptStatus.SUPERSEDED) ? AttemptStatus.SUPERSEDED
					: AttemptStatus.EXPIRED;
			case OPEN -> {
			}
		}
	}

	/** Something grew from this, whatever we know of the page. */
	void complete() {
		if (!isAgreed()) {
			this.status = AttemptStatus.COMPLETED;
		}
	}

	/** Whether the reader went through with it, wherever the money is. */
	private boolean isAgreed() {
		return this.status == AttemptStatus.COMPLETED || isProcessing() || hasFailed();
	}

	/** Whether a debit is under way that takes days. */
	boolean isProcessing() {
		return this.status == AttemptStatus.PROCESSING;
	}

	/** Whether the debit that the reader agreed to failed. */
	boolean hasFailed() {
		return this.status == AttemptStatus.FAILED;
	}

	boolean isCompleted() {
		return this.status == AttemptStatus.COMPLETED;
	}

	boolean isHeld() {
		return this.status == AttemptStatus.HELD;
	}

	boolean isSuperseded() {
		return this.status == AttemptStatus.SUPERSEDED;
	}

	boolean wasStartedBy(Secret browser) {
		return Arrays.equals(this.browserTokenHash, browser.hash());
	}

	PledgeRequest order() {
		return new PledgeRequest(this.pledgeChoice, this.email, this.name, this.language, this.campaign, this.via);
	}

	UUID id() {
		return this.id;
	}

	byte[] reader() {
		return this.reader;
	}

	PledgeChoice offer() {
		return this.pledgeChoice;
	}

	/** By which ways it may be paid, frozen with the rest. */
	List<PaymentMethodType> paymentMethodTypes() {
		return Stream.of(this.paymentMethodTypes.split(",")).map(PaymentMethodType::valueOf).toList();
	}

	@Nullable PaymentMethodDetails paymentMethod() {
		return this.paymentMethod;
	}

	@Nullable String customerId() {
		return this.customerId;
	}

	Instant startedAt() {
		return this.startedAt;
	}

	Instant expiresAt() {
		return this.expiresAt;
	}

	@Nullable String checkoutId() {
		return this.checkoutId;
	}

	@Nullable URI checkoutUrl() {
		return (this.checkoutUrl != null) ? URI.create(this.checkoutUrl) : null;
	}

}
