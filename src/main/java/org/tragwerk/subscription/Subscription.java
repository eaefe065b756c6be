package org.tragwerk.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import org.tragwerk.member.MemberId;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.money.Pledge;

import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * The standing agreement under which a pledge is collected. It follows what the provider
 * has, and says in events what changed.
 */
@Entity
class Subscription extends AbstractAggregateRoot<Subscription> {

	@Id
	private UUID id;

	@Version
	private Long version;

	private UUID memberId;

	private UUID attemptId;

	private String providerId;

	private String customerId;

	@Enumerated(EnumType.STRING)
	private Status status;

	@Embedded
	private Pledge pledge;

	@OneToMany(cascade = { CascadeType.PERSIST, CascadeType.MERGE })
	@JoinColumn(name = "subscription_id", nullable = false, updatable = false)
	@OrderBy("effectiveFrom")
	private List<PledgeChange> history = new ArrayList<>();

	private @Nullable Instant startedAt;

	private @Nullable Instant paidUntil;

	private @Nullable Instant pastDueSince;

	private @Nullable Instant suspendedAt;

	private @Nullable Instant givenUpAt;

	private @Nullable Instant resumesAt;

	private @Nullable Instant endsAt;

	private @Nullable Instant endedAt;

	private boolean duplicate;

	@Embedded
	private @Nullable PaymentMethodDetails paymentMethod;

	private @Nullable YearMonth lastMonth;

	@SuppressWarnings("NullAway.Init")
	Subscription() {
	}

	Subscription(MemberId member, UUID attempt, String customer, SubscriptionSnapshot first) {
		this.id = UUID.randomUUID();
		this.memberId = member.value();
		this.attemptId = attempt;
		this.providerId = first.providerId();
		this.customerId = customer;
		this.status = Status.INCOMPLETE;
		this.pledge = first.pledge();
		this.history
			.add(new PledgeChange(first.pledge(), first.startedAt(), first.startedAt(), PledgeChange.AskedBy.MEMBER));
	}

	/**
	 * Takes over what the provider has now. What is over stays over, whatever comes late.
	 * @throws IllegalStatusChangeException if the provider's own rules don't know such a
	 * move
	 */
	void sync(SubscriptionSnapshot now, Instant at) {
		if (this.status.isFinal()) {
			new StatusChange(this.status, now.status()).requireAllowed(this.providerId);
			return;
		}
		syncPledge(now.pledge(), at);
		syncStatus(now, at);
		syncEnd(now.endsAt(), at);
		this.paidUntil = now.paidUntil();
		this.paymentMethod = (now.paymentMethod() != null) ? now.paymentMethod().completedBy(this.paymentMethod)
				: this.paymentMethod;
		this.resumesAt = (this.status == Status.PAUSED) ? now.resumesAt() : null;
	}

	/** Money came in; nothing but the news of it changes here. */
	void recordPayment(Money amount, Instant at) {
		registerEvent(new PaymentReceived(id(), member(), amount, at));
	}

	/** Grace is over: until the payment is made this no longer counts. */
	void suspend(Instant at) {
		this.suspendedAt = at;
		registerEvent(new SubscriptionSuspended(id(), member(), at));
	}

	/** Belongs to another member from now on, who proved to be the same person. */
	void transferTo(MemberId owner, Instant at) {
		var before = member();
		this.memberId = owner.value();
		registerEvent(new SubscriptionTransferred(id(), owner, before, at));
	}

	/** The month of the last debit that the member wished for from the start. */
	void requestLastMonth(@Nullable YearMonth month) {
		this.lastMonth = month;
	}

	/** The end that the member wished for from the start. */
	Optional<Instant> requestedEnd(ZoneId zone) {
		return agreement().flatMap((subscriptionDetails) -> subscriptionDetails.requestedEnd(zone));
	}

	/** Nobody waits any more for a first debit to be made good. */
	void markGivenUp(Instant at) {
		this.givenUpAt = at;
	}

	/** The same reader had completed another Checkout page: somebody has to look. */
	void markDuplicate() {
		this.duplicate = true;
	}

	private void syncPledge(Pledge next, Instant at) {
		if (this.pledge.equals(next)) {
			return;
		}
		registerEvent(new PledgeChanged(id(), member(), this.pledge, next, at));
		this.history.add(new PledgeChange(next, at, at, PledgeChange.AskedBy.PROVIDER));
		this.pledge = next;
	}

	private void syncStatus(SubscriptionSnapshot now, Instant at) {
		var statusChange = new StatusChange(this.status, now.status());
		if (statusChange.from() == statusChange.to()) {
			return;
		}
		statusChange.requireAllowed(this.providerId);
		this.status = statusChange.to();
		this.pastDueSince = this.status.isOpen() ? at : null;
		this.suspendedAt = null;
		if (statusChange.isStart()) {
			start(now.startedAt());
		}
		if (this.status == Status.ENDED) {
			this.endedAt = (now.endedAt() != null) ? now.endedAt() : at;
		}
		statusChange.events(id(), member(), at).forEach(this::registerEvent);
	}

	private void start(Instant startedAt) {
		this.startedAt = startedAt;
		registerEvent(new SubscriptionStarted(id(), member(), this.pledge, startedAt));
	}

	private void syncEnd(@Nullable Instant next, Instant at) {
		if (Objects.equals(this.endsAt, next)) {
			return;
		}
		this.endsAt = next;
		if (!this.status.isFinal()) {
			registerEvent((next != null) ? new SubscriptionCanceled(id(), member(), next, at)
					: new SubscriptionResumed(id(), member(), at));
		}
	}

	/** What was agreed, once it has begun. */
	Optional<SubscriptionDetails> agreement() {
		return Optional.ofNullable(this.startedAt)
			.map((since) -> new SubscriptionDetails(this.pledge, since, this.paidUntil, this.lastMonth,
					this.paymentMethod));
	}

	boolean counts() {
		return SupporterRule.counts(this.status, this.suspendedAt != null);
	}

	/** As the member knows it, once it has begun. */
	Optional<SubscriptionContract> contract() {
		var end = (this.endedAt != null) ? this.endedAt : this.endsAt;
		return agreement().map((subscriptionDetails) -> new SubscriptionContract(id(), subscriptionDetails, end,
				isOver(), this.status == Status.ACTIVE));
	}

	/** The provider's id. */
	String providerId() {
		return this.providerId;
	}

	SubscriptionId id() {
		return new SubscriptionId(this.id);
	}

	MemberId member() {
		return new MemberId(this.memberId);
	}

	boolean isOver() {
		return this.status.isFinal();
	}

	Status status() {
		return this.status;
	}

	Pledge pledge() {
		return this.pledge;
	}

	List<PledgeChange> history() {
		return List.copyOf(this.history);
	}

	/** Hands out what happened and was not told yet. */
	List<Object> takeEvents() {
		var news = List.copyOf(domainEvents());
		clearDomainEvents();
		return news;
	}

}
