package org.tragwerk.subscription;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.tragwerk.money.Money;

/**
 * One collection that brought money.
 */
@Entity
class Payment {

	@Id
	private UUID id;

	private UUID subscriptionId;

	private String providerId;

	private Money amount;

	private Instant paidAt;

	@SuppressWarnings("NullAway.Init")
	Payment() {
	}

	Payment(SubscriptionId subscription, PaymentSnapshot snapshot) {
		this.id = UUID.randomUUID();
		this.subscriptionId = subscription.value();
		this.providerId = snapshot.providerId();
		this.amount = snapshot.amount();
		this.paidAt = snapshot.paidAt();
	}

}
