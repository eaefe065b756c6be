package org.tragwerk.pledging;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
import org.tragwerk.member.Token;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.money.PaymentMethodType;

/**
 * One attempt to set up a pledge or make a gift. It is stored with all its parameters
 * before the provider is called, so that any retry sends the same request.
 */
@Entity
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

	private byte @Nullable [] linkTokenHash;

	@Enumerated(EnumType.STRING)
	private AttemptStatus status;

	@Embedded
	private PledgeRequest request;

	private String paymentMethodTypes;

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

	Attempt(PledgeRequest pledgeRequest, List<PaymentMethodType> paymentMethodTypes, Token browserToken, Instant now) {
		this.id = UUID.randomUUID();
		this.reader = readerOf(pledgeRequest, browserToken);
		this.browserTokenHash = browserToken.hash();
		this.status = AttemptStatus.STARTED;
		this.request = pledgeRequest;
		this.paymentMethodTypes = paymentMethodTypes.stream()
			.map(PaymentMethodType::name)
			.collect(Collectors.joining(","));
		this.startedAt = now;
		this.expiresAt = now.plus(LIFETIME);
	}

	/** A hash that identifies a reader by browser token and email address. */
	static byte[] readerOf(PledgeRequest pledgeRequest, Token browserToken) {
		return browserToken.with(pledgeRequest.email().toLowerCase(Locale.ROOT)).hash();
	}

	/**
	 * Holds the attempt until the reader uses a link sent by email; no Checkout session
	 * is created before.
	 */
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
	void release(Token browserToken, Instant now) {
		if (this.status == AttemptStatus.HELD) {
			this.status = AttemptStatus.STARTED;
			this.browserTokenHash = browserToken.hash();
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
		this.customerId = opened.customerId();
		this.checkoutId = opened.checkoutId();
		this.checkoutUrl = opened.url().toString();
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

	/**
	 * The payment methods that Checkout may offer, fixed when the attempt was created.
	 */
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
