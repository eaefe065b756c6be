package org.tragwerk.sandbox.account.subscriptions;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.invoices.Invoice;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;
import org.tragwerk.sandbox.account.payments.PaymentIntent;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.ApiCall;
import org.tragwerk.sandbox.api.Route;

/**
 * {@code /v1/invoices}: reading, previewing, finalizing, paying, voiding and marking as
 * uncollectible.
 */
final class InvoiceResource {

	private final Account account;

	private final SubscriptionBiller billing;

	InvoiceResource(Account account, SubscriptionBiller billing) {
		this.account = account;
		this.billing = billing;
	}

	List<Route> routes() {
		return List.of(new Route("GET", "/v1/invoices", "invoice.list", this::list),
				new Route("GET", "/v1/invoices/{id}", "invoice.retrieve",
						(call) -> this.account.table(Invoice.class).named(call).render()),
				new Route("POST", "/v1/invoices/create_preview", "invoice.create_preview",
						new InvoicePreview(this.account, this.billing.products().prices())::preview),
				new Route("POST", "/v1/invoices/{id}/finalize", "invoice.finalize_invoice", this::finalizeNow),
				new Route("POST", "/v1/invoices/{id}/pay", "invoice.pay", this::pay),
				new Route("POST", "/v1/invoices/{id}/void", "invoice.void_invoice", this::voidNow), new Route("POST",
						"/v1/invoices/{id}/mark_uncollectible", "invoice.mark_uncollectible", this::markUncollectible));
	}

	private Map<String, Object> list(ApiCall call) {
		var params = call.params();
		var id = params.text("subscription");
		var subscription = (id != null) ? this.account.table(Subscription.class).find(id) : null;
		var status = params.text("status");
		var charged = params.text("collection_method", "charge_automatically").equals("charge_automatically");
		return this.account.table(Invoice.class)
			.page(call, (subscription != null) ? subscription.customer : null,
					(invoice) -> (id == null || id.equals(invoice.subscription))
							&& (status == null || status.equals(invoice.status)) && charged);
	}

	private Map<String, Object> finalizeNow(ApiCall call) {
		var invoice = this.account.table(Invoice.class).named(call);
		if (!invoice.isDraft()) {
			throw ApiError.invalid(null, "Only drafts can be finalized; this invoice is " + invoice.status + ".");
		}
		invoice.autoAdvance = call.params().flag("auto_advance");
		this.billing.renewal().finalizeNow(this.account.table(Subscription.class).get(invoice.subscription), invoice);
		return invoice.render();
	}

	private Map<String, Object> pay(ApiCall call) {
		var invoice = this.account.table(Invoice.class).named(call);
		checkPayable(invoice);
		if (call.params().flag("paid_out_of_band")) {
			return payOutside(invoice);
		}
		var named = call.params().text("payment_method");
		var method = (named != null)
				? this.billing.payments().customers().methodOf(invoice.customer(), named, "payment_method") : null;
		var usual = this.billing.paymentMethods()
			.find(this.account.table(Subscription.class).get(invoice.subscription));
		if (method == null && usual == null) {
			throw ApiError.invalid(null, "The customer has no default way to pay this invoice.");
		}
		pay(invoice, method);
		throwIfFailed(intentOf(invoice));
		return invoice.render();
	}

	private Map<String, Object> payOutside(Invoice invoice) {
		this.billing.settlement().settleOutside(invoice);
		this.account.events().publish("payment_intent.canceled", intentOf(invoice));
		this.account.events().publish("invoice.paid", invoice);
		this.account.events().publish("invoice.payment_succeeded", invoice);
		updateStatus(invoice);
		return invoice.render();
	}

	private static void throwIfFailed(PaymentIntent intent) {
		if (intent.nextAction != null) {
			throw ApiError.refused("invoice_payment_intent_requires_action",
					"The bank wants to see the payer before it pays.", Map.of());
		}
		var charge = intent.failedCharge;
		if (charge != null) {
			var failure = Objects.requireNonNull(charge.failure);
			throw ApiError.refused(failure.code(), failure.message(),
					Map.of("charge", charge.id, "decline_code", failure.reason()));
		}
	}

	/**
	 * Collects an open invoice now, with this payment method, or with the default one if
	 * it is null.
	 */
	void pay(Invoice invoice, @Nullable PaymentMethod method) {
		var collection = new InvoiceCollection(this.account.table(Subscription.class).get(invoice.subscription),
				invoice, true);
		var collector = this.billing.collector();
		collector.collect(collection,
				(method != null) ? method : this.billing.paymentMethods().get(collection.subscription()));
	}

	private void checkPayable(Invoice invoice) {
		if (!invoice.isOpen() && !invoice.isWrittenOff()) {
			throw ApiError.invalid(null, "Only open invoices can be paid; this one is " + invoice.status + ".");
		}
		checkIdle(invoice);
	}

	/** Refuses the call while a payment of the invoice is processing. */
	private void checkIdle(Invoice invoice) {
		if (this.billing.settlement().isProcessing(invoice)) {
			throw ApiError.invalid("payment_intent_unexpected_state", null,
					"A payment for this invoice is processing already.");
		}
	}

	private PaymentIntent intentOf(Invoice invoice) {
		return this.account.table(PaymentIntent.class).get(Objects.requireNonNull(invoice.paymentIntent));
	}

	private Map<String, Object> voidNow(ApiCall call) {
		var invoice = this.account.table(Invoice.class).named(call);
		if (!invoice.isWrittenOff()) {
			checkOpen(invoice);
		}
		checkIdle(invoice);
		this.billing.settlement().cancel(invoice);
		this.account.events().publish("payment_intent.canceled", intentOf(invoice));
		this.account.events().publish("invoice.voided", invoice);
		updateStatus(invoice);
		return invoice.render();
	}

	private Map<String, Object> markUncollectible(ApiCall call) {
		var invoice = this.account.table(Invoice.class).named(call);
		checkOpen(invoice);
		invoice.status = "uncollectible";
		invoice.autoAdvance = false;
		invoice.uncollectibleAt = this.account.now();
		invoice.nextAttempt = null;
		this.account.events().publish("invoice.marked_uncollectible", invoice);
		updateStatus(invoice);
		return invoice.render();
	}

	private void updateStatus(Invoice invoice) {
		this.billing.statusPolicy().update(this.account.table(Subscription.class).get(invoice.subscription));
	}

	private static void checkOpen(Invoice invoice) {
		if (!invoice.isOpen()) {
			throw ApiError.invalid(null, "Only open invoices can be closed; this one is " + invoice.status + ".");
		}
	}

}
