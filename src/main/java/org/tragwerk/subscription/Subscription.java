package org.tragwerk.subscription;

import java.time.Instant;
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

	private String reference;

	private String customer;

	@Enumerated(EnumType.STRING)
	private Status status;

	@Embedded
	private Pledge pledge;

	@OneToMany(cascade = CascadeType.PERSIST)
	@JoinColumn(name = "subscription_id", nullable = false, updatable = false)
	@OrderBy("effectiveFrom")
	private List<PledgeEntry> history = new ArrayList<>();

	private @Nullable Instant startedAt;

	private @Nullable Instant paidUntil;

	private @Nullable Instant pastDueSince;

	private @Nullable Instant lapsedAt;

	private @Nullable Instant resumesAt;

	private @Nullable Instant endsAt;

	private @Nullable Instant endedAt;

	private boolean doubled;

	@SuppressWarnings("NullAway.Init")
	Subscription() {
	}

	Subscription(MemberId member, UUID attempt, String customer, SubscriptionSnapshot first) {
		this.id = UUID.randomUUID();
		this.memberId = member.value();
		this.attemptId = attempt;
		this.reference = first.reference();
		this.customer = customer;
		this.status = Status.INCOMPLETE;
		this.pledge = first.pledge();
		this.history
			.add(new PledgeEntry(first.pledge(), first.startedAt(), first.startedAt(), PledgeEntry.AskedBy.MEMBER));
	}

	/**
	 * Takes over what the provider has now. What is over stays over, whatever comes late.
	 * @throws IllegalMoveException if the provider's own rules don't know such a move
	 */
	void follow(SubscriptionSnapshot now, Instant at) {
		if (this.status.isFinal()) {
			requireMove(now.status());
			return;
		}
		followPledge(now.pledge(), at);
		followStatus(now, at);
		followEnd(now.endsAt(), at);
		this.paidUntil = now.paidUntil();
		this.resumesAt = (this.status == Status.PAUSED) ? now.resumesAt() : null;
	}

	/** Money came in; nothing but the news of it changes here. */
	void receive(Money amount, Instant at) {
		registerEvent(new PaymentReceived(id(), member(), amount, at));
	}

	/** Grace is over: until the payment is made this no longer counts. */
	void lapse(Instant at) {
		this.lapsedAt = at;
		registerEvent(new SubscriptionLapsed(id(), member(), at));
	}

	/** Belongs to another member from now on, who proved to be the same person. */
	void transferTo(MemberId owner, Instant at) {
		var before = member();
		this.memberId = owner.value();
		registerEvent(new SubscriptionTransferred(id(), owner, before, at));
	}

	/** The same reader had completed another Checkout page: somebody has to look. */
	void markDoubled() {
		this.doubled = true;
	}

	private void followPledge(Pledge next, Instant at) {
		if (this.pledge.equals(next)) {
			return;
		}
		registerEvent(new PledgeChanged(id(), member(), this.pledge, next, at));
		this.history.add(new PledgeEntry(next, at, at, PledgeEntry.AskedBy.PROVIDER));
		this.pledge = next;
	}

	private void followStatus(SubscriptionSnapshot now, Instant at) {
		var before = this.status;
		if (before == now.status()) {
			return;
		}
		requireMove(now.status());
		this.status = now.status();
		this.pastDueSince = (this.status == Status.PAST_DUE) ? at : null;
		this.lapsedAt = null;
		if (before == Status.INCOMPLETE && this.status != Status.ABANDONED) {
			start(now.startedAt());
		}
		if (this.status == Status.ENDED) {
			end((now.endedAt() != null) ? now.endedAt() : at, at);
		}
		else if (this.status != Status.ABANDONED) {
			tellMove(before, at);
		}
	}

	private void start(Instant startedAt) {
		this.startedAt = startedAt;
		registerEvent(new SubscriptionStarted(id(), member(), this.pledge, startedAt));
	}

	private void tellMove(Status before, Instant at) {
		switch (this.status) {
			case PAST_DUE -> registerEvent(new PaymentFailed(id(), member(), at));
			case UNPAID -> registerEvent(new SubscriptionLapsed(id(), member(), at));
			case PAUSED -> registerEvent(new SubscriptionPaused(id(), member(), at));
			default -> {
				if (before == Status.PAUSED) {
					registerEvent(new SubscriptionResumed(id(), member(), at));
				}
				else if (before != Status.INCOMPLETE) {
					registerEvent(new SubscriptionRecovered(id(), member(), at));
				}
			}
		}
	}

	private void end(Instant endedAt, Instant at) {
		this.endedAt = endedAt;
		registerEvent(new SubscriptionEnded(id(), member(), at));
	}

	private void followEnd(@Nullable Instant next, Instant at) {
		if (Objects.equals(this.endsAt, next)) {
			return;
		}
		this.endsAt = next;
		if (!this.status.isFinal()) {
			registerEvent((next != null) ? new SubscriptionCanceled(id(), member(), next, at)
					: new SubscriptionResumed(id(), member(), at));
		}
	}

	private void requireMove(Status next) {
		if (!this.status.mayBecome(next)) {
			throw new IllegalMoveException(this.reference, this.status, next);
		}
	}

	/** What was agreed, once it has begun. */
	Optional<Agreement> agreement() {
		return Optional.ofNullable(this.startedAt).map((since) -> new Agreement(this.pledge, since, this.paidUntil));
	}

	boolean counts() {
		return SupporterRule.counts(this.status, this.lapsedAt != null);
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

	List<PledgeEntry> history() {
		return List.copyOf(this.history);
	}

	@Nullable Instant startedAt() {
		return this.startedAt;
	}

	@Nullable Instant paidUntil() {
		return this.paidUntil;
	}

	/** Hands out what happened and was not told yet. */
	List<Object> takeNews() {
		var news = List.copyOf(domainEvents());
		clearDomainEvents();
		return news;
	}

}
