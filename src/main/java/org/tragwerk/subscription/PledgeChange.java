package org.tragwerk.subscription;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.tragwerk.money.Pledge;

/**
 * One line of a pledge's history: never changed, only followed by the next.
 */
@Entity
@Table(name = "pledge")
class PledgeChange {

	@Id
	private UUID id;

	@Embedded
	private Pledge pledge;

	private Instant askedAt;

	private Instant effectiveFrom;

	@Enumerated(EnumType.STRING)
	private AskedBy askedBy;

	@SuppressWarnings("NullAway.Init")
	PledgeChange() {
	}

	PledgeChange(Pledge pledge, Instant askedAt, Instant effectiveFrom, AskedBy askedBy) {
		this.id = UUID.randomUUID();
		this.pledge = pledge;
		this.askedAt = askedAt;
		this.effectiveFrom = effectiveFrom;
		this.askedBy = askedBy;
	}

	Pledge pledge() {
		return this.pledge;
	}

	enum AskedBy {

		/** The member, on one of our pages. */
		MEMBER,
		/** Somebody at the provider, seen when we looked. */
		PROVIDER

	}

}
