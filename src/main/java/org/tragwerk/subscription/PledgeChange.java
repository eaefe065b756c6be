package org.tragwerk.subscription;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;
import org.tragwerk.money.Pledge;
import org.tragwerk.subscription.SubscriptionEvent.Actor;

/**
 * One row of a pledge's append-only history.
 */
@Entity
class PledgeChange {

	@Id
	private UUID id;

	@Embedded
	private Pledge pledge;

	private Instant askedAt;

	private Instant effectiveFrom;

	@Enumerated(EnumType.STRING)
	private Actor actor;

	private @Nullable UUID commandId;

	@SuppressWarnings("NullAway.Init")
	PledgeChange() {
	}

	/**
	 * Creates a change to that pledge.
	 * @param effectiveFrom the day of the first payment of the new pledge
	 * @param command the id of the provider command, null if there was none
	 */
	PledgeChange(Pledge pledge, Instant askedAt, Instant effectiveFrom, Actor actor, @Nullable UUID command) {
		this.id = UUID.randomUUID();
		this.pledge = pledge;
		this.askedAt = askedAt;
		this.effectiveFrom = effectiveFrom;
		this.actor = actor;
		this.commandId = command;
	}

	Pledge pledge() {
		return this.pledge;
	}

	Instant effectiveFrom() {
		return this.effectiveFrom;
	}

	Actor actor() {
		return this.actor;
	}

}
