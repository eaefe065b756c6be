package org.tragwerk.subscription;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import org.tragwerk.money.Pledge;
import org.tragwerk.subscription.SubscriptionEvent.Actor;

/**
 * A subscription's current pledge and the append-only history of its pledges.
 */
@Embeddable
class PledgeHistory {

	@Embedded
	private Pledge current;

	@OneToMany(cascade = { CascadeType.PERSIST, CascadeType.MERGE })
	@JoinColumn(name = "subscription_id", nullable = false, updatable = false)
	@OrderBy("effectiveFrom, askedAt, id")
	private List<PledgeChange> changes = new ArrayList<>();

	@SuppressWarnings("NullAway.Init")
	PledgeHistory() {
	}

	PledgeHistory(Pledge first, Instant startedAt, Actor actor) {
		this.current = first;
		this.changes.add(new PledgeChange(first, startedAt, startedAt, actor, null));
	}

	/**
	 * Adds a change that was made at the provider.
	 * @return the day of the first payment of the new pledge
	 */
	Instant sync(SubscriptionSnapshot now, Instant at) {
		var effective = now.paidUntil().isAfter(at) ? now.paidUntil() : at;
		this.changes.add(new PledgeChange(now.pledge(), at, effective, Actor.PROVIDER, null));
		this.current = now.pledge();
		return effective;
	}

	Pledge current() {
		return this.current;
	}

	List<PledgeChange> changes() {
		return List.copyOf(this.changes);
	}

}
