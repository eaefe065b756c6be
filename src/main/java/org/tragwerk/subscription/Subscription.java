package org.tragwerk.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.tragwerk.member.MemberId;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.money.Pledge;
import org.tragwerk.subscription.Contract.SubscriptionContract;
import org.tragwerk.subscription.Signups.Signup;
import org.tragwerk.subscription.SubscriptionEvent.Actor;

import org.springframework.data.domain.AbstractAggregateRoot;

/** A member's subscription, updated from the provider's snapshots. */
@Entity
@DynamicUpdate
class Subscription extends AbstractAggregateRoot<Subscription> {

	@Id
	private UUID id;

	@Version
	private Long version;

	private UUID memberId;

	@Embedded
	private Origin origin;

	private @Nullable String providerId;

	private @Nullable String customerId;

	@Embedded
	private SubscriptionState state;

	@Embedded
	private PledgeHistory pledges;

	private @Nullable Instant startedAt;

	private @Nullable Instant paidUntil;

	@Embedded
	private @Nullable PlannedEnd plannedEnd;

	private @Nullable Instant endedAt;

	@Enumerated(EnumType.STRING)
	private @Nullable EndReason endReason;

	private boolean duplicate;

	@Embedded
	private @Nullable PaymentMethodDetails paymentMethod;

	@SuppressWarnings("NullAway.Init")
	Subscription() {
	}

	Subscription(MemberId member, Origin origin, String customer, SubscriptionSnapshot first) {
		this.id = UUID.randomUUID();
		this.memberId = member.value();
		this.origin = origin;
		this.providerId = first.providerId();
		this.customerId = customer;
		this.state = SubscriptionState.INCOMPLETE;
		this.pledges = new PledgeHistory(first.pledge(), first.startedAt(),
				(origin.kind() == Origin.Kind.ATTEMPT) ? Actor.MEMBER : Actor.IMPORT);
	}

	/**
	 * Updates the subscription from a snapshot and registers the events of what changed.
	 * An ended subscription stays ended.
	 * @throws StatusChange.IllegalStatusChangeException if the provider cannot do that
	 */
	void sync(SubscriptionSnapshot now, Instant at) {
		var change = new StatusChange(status(), now.status());
		change.requireAllowed(id());
		if (isOver()) {
			return;
		}
		this.paymentMethod = (now.paymentMethod() != null) ? now.paymentMethod().completedBy(this.paymentMethod)
				: this.paymentMethod;
		syncPledge(now, at);
		syncState(change, now, at);
		syncEnd(now.endsAt(), at);
		this.paidUntil = now.paidUntil();
	}

	private void syncState(StatusChange change, SubscriptionSnapshot now, Instant at) {
		var before = this.state;
		this.state = before.updatedFrom(now, at);
		if (change.isStart()) {
			this.startedAt = now.startedAt();
			registerEvent(new SubscriptionEvent.SubscriptionStarted(id(), member(), pledge(), now.startedAt()));
		}
		change.events(id(), member(), now, at).forEach(this::registerEvent);
		if (this.state.hasLostPaymentMethodSince(before)) {
			registerEvent(new SubscriptionEvent.PaymentMethodDeactivated(id(), member(), at));
		}
		if (this.state.isWithoutGrace()) {
			suspend(at);
		}
		if (change.isEnd()) {
			end(now, (now.endedAt() != null) ? now.endedAt() : at);
		}
	}

	private void syncPledge(SubscriptionSnapshot now, Instant at) {
		var before = pledge();
		if (!before.equals(now.pledge())) {
			var effective = this.pledges.sync(now, at);
			registerEvent(new SubscriptionEvent.PledgeChanged(id(), member(), before, now.pledge(), Actor.PROVIDER,
					effective, at));
		}
	}

	private void end(SubscriptionSnapshot now, Instant endedAt) {
		var isDebit = this.paymentMethod != null && this.paymentMethod.isDebit();
		this.endedAt = endedAt;
		this.endReason = plannedEnd().reasonFor(now.endCause(), endedAt, isDebit);
		registerEvent(new SubscriptionEvent.SubscriptionEnded(id(), member(), pledge(), this.endReason, endedAt));
	}

	private void syncEnd(@Nullable Instant next, Instant at) {
		var before = plannedEnd();
		if (Objects.equals(before.endsAt(), next)) {
			return;
		}
		this.plannedEnd = before.updatedFrom(next);
		if (!isOver()) {
			registerEvent(before.eventOf(next, id(), member(), at));
		}
	}

	/** Ends the grace period: it no longer counts until the payment is made. */
	void suspend(Instant at) {
		this.state = this.state.suspended(at);
		registerEvent(new SubscriptionEvent.SubscriptionSuspended(id(), member(), pledge(), at));
	}

	/** Records whether the latest payment is refunded in full, until the end. */
	void markRefunded(boolean refunded, Instant at) {
		if (!isOver() && refunded != this.state.isRefunded()) {
			this.state = this.state.refunded(refunded ? at : null);
			registerEvent(refunded ? new SubscriptionEvent.SubscriptionRefunded(id(), member(), pledge(), at)
					: new SubscriptionEvent.SubscriptionRepaid(id(), member(), pledge(), at));
		}
	}

	/** Reassigns the subscription to the member into whom its owner was merged. */
	void transferTo(MemberId owner, Instant at) {
		var before = member();
		this.memberId = owner.value();
		registerEvent(new SubscriptionEvent.SubscriptionTransferred(id(), owner, before, at));
	}

	/** Stores the choices from the pledge form, and whether it is the reader's second. */
	void signUp(Signup signup) {
		this.plannedEnd = plannedEnd().withLastMonth(signup.lastMonth());
		this.duplicate = signup.duplicate();
	}

	/** Stores end and reason of a requested cancellation; no effect after the end. */
	void requestEnd(Instant endsAt, EndReason reason) {
		if (!isOver()) {
			this.plannedEnd = plannedEnd().requested(reason, endsAt);
		}
	}

	/** Records that the failed first debit is not expected to be paid any more. */
	void giveUp(Instant at) {
		this.state = this.state.givenUp(at);
	}

	/** The details, empty until the subscription has begun. */
	Optional<SubscriptionDetails> details() {
		return Optional.ofNullable(this.startedAt)
			.map((since) -> new SubscriptionDetails(pledge(), since, this.paidUntil, plannedEnd().lastMonth(),
					this.paymentMethod));
	}

	/** The contract, empty until the subscription has begun. */
	Optional<SubscriptionContract> contract() {
		var end = (this.endedAt != null) ? this.endedAt : plannedEnd().expectedEndsAt();
		return details().map((details) -> new SubscriptionContract(id(), details, end, isOver(),
				!status().isInArrears(), status() == Status.PAUSED));
	}

	/** See {@link PlannedEnd#unusedFrom}; empty if it ended for another reason. */
	Optional<Instant> unusedFrom(Instant end) {
		return (this.endReason == null || this.endReason.isAfterCancellation()) ? plannedEnd().unusedFrom(end)
				: Optional.empty();
	}

	boolean counts() {
		return this.state.counts();
	}

	boolean isOver() {
		return status().isFinal();
	}

	boolean isDuplicate() {
		return this.duplicate;
	}

	PlannedEnd plannedEnd() {
		return (this.plannedEnd != null) ? this.plannedEnd : PlannedEnd.NONE;
	}

	Pledge pledge() {
		return this.pledges.current();
	}

	/** The provider's id, null for a subscription that no provider collects. */
	@Nullable String providerId() {
		return this.providerId;
	}

	SubscriptionId id() {
		return new SubscriptionId(this.id);
	}

	MemberId member() {
		return new MemberId(this.memberId);
	}

	Status status() {
		return this.state.status();
	}

	List<PledgeChange> history() {
		return this.pledges.changes();
	}

}
