package org.tragwerk.subscription;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.tragwerk.member.MemberId;
import org.tragwerk.money.Money;

import org.tragwerk.subscription.Contract.GiftContract;
import org.tragwerk.subscription.CustomerSnapshot.GiftSnapshot;

/**
 * What a member gave once, without any agreement for the future. How it was paid is in
 * its payment.
 */
@Entity
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

	/** Belongs to another member from now on, who proved to be the same person. */
	void transferTo(MemberId owner) {
		this.memberId = owner.value();
	}

	/** As its giver knows it. */
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
