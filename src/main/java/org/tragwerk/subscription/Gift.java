package org.tragwerk.subscription;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.tragwerk.member.MemberId;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodType;

import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * What a member gave once, without any agreement for the future.
 */
@Entity
class Gift extends AbstractAggregateRoot<Gift> {

	@Id
	private UUID id;

	private UUID memberId;

	private UUID attemptId;

	private String customerId;

	private String providerId;

	private Money amount;

	@Enumerated(EnumType.STRING)
	private PaymentMethodType paymentMethodType;

	private Instant paidAt;

	@SuppressWarnings("NullAway.Init")
	Gift() {
	}

	Gift(MemberId member, String customer, GiftSnapshot snapshot) {
		this.id = UUID.randomUUID();
		this.memberId = member.value();
		this.attemptId = snapshot.attemptId();
		this.customerId = customer;
		this.providerId = snapshot.providerId();
		this.amount = snapshot.amount();
		this.paymentMethodType = snapshot.paymentMethodType();
		this.paidAt = snapshot.paidAt();
		registerEvent(new GiftReceived(new GiftId(this.id), member, this.amount, this.paidAt));
	}

	/** Belongs to another member from now on, who proved to be the same person. */
	void transferTo(MemberId owner) {
		this.memberId = owner.value();
	}

	/** As its giver knows it. */
	GiftContract contract() {
		return new GiftContract(new GiftId(this.id), this.amount, this.paidAt);
	}

	/** The provider's id of the payment. */
	String providerId() {
		return this.providerId;
	}

	MemberId member() {
		return new MemberId(this.memberId);
	}

	Money amount() {
		return this.amount;
	}

	Instant paidAt() {
		return this.paidAt;
	}

}
