package org.tragwerk.subscription;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.DynamicUpdate;
import org.tragwerk.member.MemberId;
import org.tragwerk.money.Money;

import org.tragwerk.subscription.Contract.GiftContract;
import org.tragwerk.subscription.CustomerSnapshot.GiftSnapshot;

/**
 * A single payment of a member without a subscription. How it was paid is stored with its
 * payment.
 */
@Entity
@DynamicUpdate
class Gift {

	@Id
	private UUID id;

	private UUID memberId;

	private UUID attemptId;

	private String customerId;

	private Money amount;

	private Instant madeAt;

	@SuppressWarnings("NullAway.Init")
	Gift() {
	}

	Gift(MemberId member, String customer, GiftSnapshot snapshot) {
		this.id = UUID.randomUUID();
		this.memberId = member.value();
		this.attemptId = snapshot.attemptId();
		this.customerId = customer;
		this.amount = snapshot.payment().amount();
		this.madeAt = snapshot.payment().createdAt();
	}

	/** Reassigns the gift to the member into whom its owner was merged. */
	void transferTo(MemberId owner) {
		this.memberId = owner.value();
	}

	/** The gift's contract. */
	GiftContract contract() {
		return new GiftContract(id(), this.amount, this.madeAt);
	}

	GiftId id() {
		return new GiftId(this.id);
	}

	MemberId member() {
		return new MemberId(this.memberId);
	}

	Money amount() {
		return this.amount;
	}

	Instant madeAt() {
		return this.madeAt;
	}

}
