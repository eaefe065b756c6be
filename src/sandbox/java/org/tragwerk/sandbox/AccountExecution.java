package org.tragwerk.sandbox;

import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.checkout.Checkout;
import org.tragwerk.sandbox.account.checkout.CheckoutCompletion;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.EventTrigger;
import org.tragwerk.sandbox.api.ApiExecution;
import org.tragwerk.sandbox.delivery.WebhookDeliveries;

/** Runs API calls on the account and delivers the events they publish. */
record AccountExecution(Account account, Checkout checkout, WebhookDeliveries deliveries) implements ApiExecution {

	@Override
	public Clock clock() {
		return this.account.clock();
	}

	@Override
	public Map<String, Object> read(Supplier<Map<String, Object>> reading) {
		return this.account.read(reading);
	}

	@Override
	public Map<String, Object> change(String requestId, @Nullable String idempotencyKey,
			Supplier<Map<String, Object>> change) {
		var changed = this.account.change(new EventTrigger(requestId, idempotencyKey), change);
		this.deliveries.awaitBeforeResponse(changed.events());
		return changed.result();
	}

	@Override
	public void completeSession(String id) {
		this.deliveries.awaitFirstAttempt(this.checkout.complete(id, CheckoutCompletion.paid("card")).events());
	}

}
