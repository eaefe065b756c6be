package org.tragwerk.pledging;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.tragwerk.member.Token;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.money.PaymentMethodType;

/**
 * One attempt to set up a pledge or make a gift. It is stored with all its parameters
 * before the provider is called, so that any retry sends the same request.
 */
@Entity
@DynamicUpdate
class Attempt {

	/** The time after which the Checkout session expires. */
	private static final Duration LIFETIME = Duration.ofHours(1);

	/** The time within which a repeated request leads to the same Checkout session. */
	private static final Duration REUSE = Duration.ofMinutes(25);

	@Id
	private UUID id;

	@Version
	private Long version;

	private byte[] reader;

	private byte[] browserTokenHash;

	/** Kept for a day only. */
	private @Nullable String networkHash;

	private byte @Nullable [] linkTokenHash;

	@Enumerated(EnumType.STRING)
	private AttemptStatus status;

	@Embedded
	private PledgeRequest request;

	@Embedded
	private AttemptCheckout checkout;

	private Instant startedAt;

	private Instant expiresAt;

	@Embedded
	private @Nullable PaymentMethodDetails paymentMethod;

	@SuppressWarnings("NullAway.Init")
	Attempt() {
	}

	Attempt(PledgeRequest pledgeRequest, List<PaymentMethodType> paymentMethodTypes, Requester requester, Instant now) {
		this.id = UUID.randomUUID();
		this.reader = readerOf(pledgeRequest, requester.browserToken());
		this.browserTokenHash = requester.browserToken().hash();
		this.networkHash = requester.networkHash();
		this.status = AttemptStatus.STARTED;
		this.request = pledgeRequest;
		this.checkout = new AttemptCheckout(paymentMethodTypes);
		this.startedAt = now;
		this.expiresAt = now.plus(LIFETIME);
	}

	/** A hash that identifies a reader by browser token and email address. */
	static byte[] readerOf(PledgeRequest pledgeRequest, Token browserToken) {
		return browserToken.with(pledgeRequest.email().toLowerCase(Locale.ROOT)).hash();
	}

	/** Holds the attempt until the reader uses a link sent by email. */
	void hold() {
		this.status = AttemptStatus.HELD;
	}

	/** Sets the token of the link in the email. */
	void useLinkToken(Token linkToken) {
		this.linkTokenHash = linkToken.hash();
	}

	/**
	 * Releases a held attempt, because the reader used the link (perhaps in another
	 * browser) or card testing is over.
	 */
	void release(Requester requester, Instant now) {
		if (this.status == AttemptStatus.HELD) {
			this.status = AttemptStatus.STARTED;
			this.browserTokenHash = requester.browserToken().hash();
			this.networkHash = requester.networkHash();
			this.startedAt = now;
			this.expiresAt = now.plus(LIFETIME);
		}
	}

	/** Whether this request of the same reader repeats the attempt's within the time. */
	boolean isFor(PledgeRequest pledgeRequest, Instant now) {
		return this.request.equals(pledgeRequest) && now.isBefore(this.startedAt.plus(REUSE));
	}

	void open(CheckoutSession opened) {
		if (this.status != AttemptStatus.STARTED) {
			return;
		}
		this.status = AttemptStatus.WAITING;
		this.checkout.open(opened);
	}

	/** Marks it as superseded by a different request of the same reader. */
	void supersede() {
		if (!isAgreed()) {
			this.status = AttemptStatus.SUPERSEDED;
		}
	}

	/** Marks that the provider refused to create a Checkout session. */
	void refuse() {
		if (this.status == AttemptStatus.STARTED) {
			this.status = AttemptStatus.REFUSED;
		}
	}

	/** Updates the attempt from the state of its Checkout session. */
	void update(CheckoutSnapshot snapshot) {
		this.checkout.update(snapshot);
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

	/**
	 * Completes the attempt, because a subscription or payment exists, whatever the last
	 * known state of the Checkout session.
	 */
	void complete() {
		if (!isAgreed()) {
			this.status = AttemptStatus.COMPLETED;
		}
	}

	/** Whether the reader completed Checkout, whether or not the debit succeeded. */
	private boolean isAgreed() {
		return this.status == AttemptStatus.COMPLETED || isProcessing() || hasFailed();
	}

	/** Whether its direct debit is pending. */
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

	boolean wasStartedBy(Token browserToken) {
		return browserToken.matches(this.browserTokenHash);
	}

	byte[] browserTokenHash() {
		return this.browserTokenHash;
	}

	@Nullable String networkHash() {
		return this.networkHash;
	}

	PledgeRequest request() {
		return this.request;
	}

	UUID id() {
		return this.id;
	}

	byte[] reader() {
		return this.reader;
	}

	PledgeChoice pledgeChoice() {
		return this.request.pledgeChoice();
	}

	/** The parameters and the session of Checkout. */
	AttemptCheckout checkout() {
		return this.checkout;
	}

	@Nullable PaymentMethodDetails paymentMethod() {
		return this.paymentMethod;
	}

	@Nullable String customerId() {
		return this.checkout.customerId();
	}

	Instant startedAt() {
		return this.startedAt;
	}

	Instant expiresAt() {
		return this.expiresAt;
	}

	@Nullable String checkoutId() {
		return this.checkout.checkoutId();
	}

	@Nullable URI checkoutUrl() {
		return this.checkout.url();
	}

}
