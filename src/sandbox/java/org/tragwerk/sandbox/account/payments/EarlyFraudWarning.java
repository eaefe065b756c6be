package org.tragwerk.sandbox.account.payments;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.ObjectTemplate;
import org.tragwerk.sandbox.account.core.StripeObject;

/** The card issuer's early warning that a charge may be fraudulent. */
public final class EarlyFraudWarning extends StripeObject {

	final Charge charge;

	public EarlyFraudWarning(String id, long created, Charge charge) {
		super(id, created);
		this.charge = charge;
	}

	@Override
	public @Nullable String customer() {
		return this.charge.customer();
	}

	@Override
	public Map<String, Object> render() {
		return ObjectTemplate.of("radar.early_fraud_warning")
			.fill()
			.set("id", this.id)
			.set("created", this.created)
			.set("actionable", this.charge.refundable() > 0 && !this.charge.disputed)
			.set("charge", this.charge.id)
			.set("payment_intent", this.charge.intent.id)
			.fields();
	}

}
