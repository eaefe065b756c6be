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

	@OneToMany(cascade = { CascadeType.PERSIST, CascadeType.MERGE })
	@JoinColumn(name = "subscription_id", nullable = false, updatable = false)
	@OrderBy("effectiveFrom")
	private List<PledgeEntry> history = new ArrayList<>();

	private @Nullable Instant startedAt;

	private @Nullable Instant paidUntil;

	private @Nullable Instant pastDueSince;

	private @Nullable Instant lapsedAt;

	private @Nullable Instant givenUpAt;

	private @Nullable Instant resumesAt;

	private @Nullable Instant endsAt;

	private @Nullable Instant endedAt;

	private boolean doubled;

	@Embedded
	private @Nullable Means means;

	private @Nullable YearMonth lastMonth;

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
			new Move(this.status, now.status()).requireFor(this.reference);
			return;
		}
		followPledge(now.pledge(), at);
		followStatus(now, at);
		followEnd(now.endsAt(), at);
		this.paidUntil = now.paidUntil();
		this.means = (now.means() != null) ? now.means().completedBy(this.means) : this.means;
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

	/** The month of the last debit that the member wished for from the start. */
	void wishLastMonth(@Nullable YearMonth month) {
		this.lastMonth = month;
	}

	/** The end that the member wished for from the start. */
	Optional<Instant> wishedEnd(ZoneId zone) {
		return agreement().flatMap((agreement) -> agreement.wishedEnd(zone));
	}

	/** Nobody waits any more for a first debit to be made good. */
	void giveUp(Instant at) {
		this.givenUpAt = at;
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
		var move = new Move(this.status, now.status());
		if (move.from() == move.to()) {
			return;
		}
		move.requireFor(this.reference);
		this.status = move.to();
		this.pastDueSince = this.status.isOpen() ? at : null;
		this.lapsedAt = null;
		if (move.isStart()) {
			start(now.startedAt());
		}
		if (this.status == Status.ENDED) {
			this.endedAt = (now.endedAt() != null) ? now.endedAt() : at;
		}
		move.news(id(), member(), at).forEach(this::registerEvent);
	}

	private void start(Instant startedAt) {
		this.startedAt = startedAt;
		registerEvent(new SubscriptionStarted(id(), member(), this.pledge, startedAt));
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

	/** What was agreed, once it has begun. */
	Optional<Agreement> agreement() {
		return Optional.ofNullable(this.startedAt)
			.map((since) -> new Agreement(this.pledge, since, this.paidUntil, this.lastMonth, this.means));
	}

	boolean counts() {
		return SupporterRule.counts(this.status, this.lapsedAt != null);
	}

	/** As the member knows it, once it has begun. */
	Optional<StandingContract> contract() {
		var end = (this.endedAt != null) ? this.endedAt : this.endsAt;
		return agreement()
			.map((agreement) -> new StandingContract(id(), agreement, end, isOver(), this.status == Status.ACTIVE));
	}

	/** The provider's id. */
	String reference() {
		return this.reference;
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

	/** Hands out what happened and was not told yet. */
	List<Object> takeNews() {
		var news = List.copyOf(domainEvents());
		clearDomainEvents();
		return news;
	}

}
