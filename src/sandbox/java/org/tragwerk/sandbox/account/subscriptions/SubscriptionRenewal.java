package org.tragwerk.sandbox.account.subscriptions;

import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Event;
import org.tragwerk.sandbox.account.core.EventLog;
import org.tragwerk.sandbox.account.invoices.Invoice;

/**
 * Renews subscriptions at the end of a period: a draft invoice, finalized and collected
 * an hour later; or cancels them at a scheduled end.
 */
public final class SubscriptionRenewal {

	private static final long HOUR = 3_600;

	private static final long MAX_WAIT = 72 * HOUR;

	private final Account account;

	private final EventLog events;

	private final SubscriptionBiller billing;

	private final InvoiceFactory invoices;

	SubscriptionRenewal(Account account, SubscriptionBiller billing) {
		this.account = account;
		this.events = account.events();
		this.billing = billing;
		this.invoices = billing.invoices();
	}

	/** Schedules the renewal at the end of the current period. */
	public void scheduleRenewal(Subscription subscription) {
		var end = subscription.periodEnd();
		this.account.schedule(end, () -> endPeriod(subscription, end));
	}

	/** Schedules the cancellation at a Unix second. */
	public void scheduleCancellation(Subscription subscription, long second) {
		this.account.schedule(second, () -> cancelIfPlanned(subscription));
	}

	/** Schedules the end of a pause. */
	void scheduleResumption(Subscription subscription, Subscription.Pause pause) {
		if (pause.resumesAt() != null) {
			this.account.schedule(pause.resumesAt(), () -> resume(subscription, pause));
		}
	}

	private void endPeriod(Subscription subscription, long end) {
		if (subscription.hasEnded() || subscription.status.equals("paused") || subscription.periodEnd() != end) {
			return;
		}
		cancelIfPlanned(subscription);
		if (subscription.hasEnded()) {
			return;
		}
		var before = subscription.render();
		if (this.billing.phases().advance(subscription)) {
			renew(subscription, before);
		}
		else if (!subscription.hasEnded()) {
			this.events.publishUpdate("customer.subscription.updated", before, subscription);
			scheduleRenewal(subscription);
		}
	}

	private void cancelIfPlanned(Subscription subscription) {
		if (!subscription.hasEnded() && subscription.cancelAt != null && subscription.cancelAt <= this.account.now()) {
			this.billing.canceler().cancel(subscription, "cancellation_requested");
		}
	}

	/** Starts a new period now and bills it at once. */
	void renewNow(Subscription subscription) {
		for (var item : subscription.items) {
			item.startPeriod(this.account.now(), subscription);
		}
		var invoice = this.invoices.draft(subscription, "subscription_update",
				this.invoices.linesOf(subscription, this.account.now()));
		this.events.publish("invoice.created", invoice);
		finalizeNow(subscription, invoice);
		scheduleRenewal(subscription);
	}

	/** Starts the next period with a draft invoice. */
	void renew(Subscription subscription, Map<String, Object> before) {
		subscription.status = subscription.status.equals("trialing") ? "active" : subscription.status;
		var previousStart = subscription.items.get(0).periodStart;
		for (var item : subscription.items) {
			item.startPeriod(item.periodEnd, subscription);
		}
		var lines = this.invoices.linesOf(subscription, previousStart);
		lines.addAll(subscription.pendingLines);
		subscription.pendingLines = List.of();
		var invoice = this.invoices.draft(subscription, "subscription_cycle", lines);
		var kept = subscription.status.equals("unpaid")
				|| subscription.pause != null && subscription.pause.behavior().equals("keep_as_draft");
		invoice.autoAdvance = !kept;
		invoice.finalizesAt = kept ? null : Long.valueOf(this.account.now() + HOUR);
		this.events.publish("invoice.created", invoice);
		var created = this.events.latest();
		this.events.publishUpdate("customer.subscription.updated", before, subscription);
		finalizeLater(subscription, invoice, created);
		scheduleRenewal(subscription);
	}

	/**
	 * Finalizes a draft after an hour; if an endpoint is subscribed to
	 * {@code invoice.created}, an hour after it acknowledged the event, or when its
	 * delivery has finally failed.
	 */
	private void finalizeLater(Subscription subscription, Invoice invoice, Event created) {
		if (this.account.hasEndpointFor("invoice.created")) {
			this.account.scheduleAfter(created, this.account.now() + HOUR,
					() -> finalizeWhenAcknowledged(subscription, invoice, created));
		}
		else {
			this.account.schedule(this.account.now() + HOUR, () -> finalizeDraft(subscription, invoice));
		}
	}

	private void finalizeWhenAcknowledged(Subscription subscription, Invoice invoice, Event created) {
		var now = this.account.now();
		var acknowledgedAt = created.acknowledgedAt();
		if (created.isGivenUp() || now >= invoice.created + MAX_WAIT
				|| acknowledgedAt != null && acknowledgedAt + HOUR <= now) {
			finalizeDraft(subscription, invoice);
		}
		else {
			this.account.scheduleAfter(created, (acknowledgedAt != null) ? acknowledgedAt + HOUR : now + HOUR,
					() -> finalizeWhenAcknowledged(subscription, invoice, created));
		}
	}

	private void finalizeDraft(Subscription subscription, Invoice invoice) {
		if (!invoice.isDraft() || !invoice.autoAdvance) {
			return;
		}
		if (subscription.unfinalizable) {
			subscription.unfinalizable = false;
			invoice.autoAdvance = false;
			invoice.finalizationFailed = true;
			this.events.publish("invoice.finalization_failed", invoice);
		}
		else if (subscription.pause != null) {
			open(invoice);
			closeUncollected(subscription.pause, invoice);
		}
		else {
			finalizeNow(subscription, invoice);
		}
	}

	/** Finalizes a draft, and collects it if {@code auto_advance} is true. */
	void finalizeNow(Subscription subscription, Invoice invoice) {
		open(invoice);
		if (invoice.total() == 0) {
			markPaidWithoutPayment(invoice);
			return;
		}
		var intent = this.billing.payments()
			.charges()
			.createIntent(invoice.total(), subscription.items.get(0).price.currency, subscription.customer,
					"Subscription update");
		intent.paymentMethodTypes = subscription.paymentMethodTypes;
		this.billing.settlement().join(invoice, intent);
		this.events.publish("invoice.finalized", invoice);
		this.events.publish("payment_intent.created", intent);
		if (invoice.autoAdvance) {
			this.billing.collector().collect(subscription, invoice);
		}
	}

	private void open(Invoice invoice) {
		invoice.finalizationFailed = false;
		invoice.status = "open";
		invoice.number = invoice.customer.nextInvoiceNumber();
		invoice.finalizedAt = this.account.now();
		invoice.finalizesAt = null;
	}

	private void closeUncollected(Subscription.Pause pause, Invoice invoice) {
		this.events.publish("invoice.finalized", invoice);
		invoice.autoAdvance = false;
		if (pause.behavior().equals("void")) {
			invoice.status = "void";
			invoice.voidedAt = this.account.now();
			this.events.publish("invoice.voided", invoice);
		}
		else {
			invoice.status = "uncollectible";
			invoice.uncollectibleAt = this.account.now();
			this.events.publish("invoice.marked_uncollectible", invoice);
		}
	}

	private void markPaidWithoutPayment(Invoice invoice) {
		this.events.publish("invoice.finalized", invoice);
		invoice.status = "paid";
		invoice.paidAt = this.account.now();
		invoice.autoAdvance = false;
		this.events.publish("invoice.paid", invoice);
		this.events.publish("invoice.payment_succeeded", invoice);
	}

	private void resume(Subscription subscription, Subscription.Pause pause) {
		if (pause.equals(subscription.pause) && !subscription.hasEnded()) {
			var before = subscription.render();
			subscription.pause = null;
			this.events.publishUpdate("customer.subscription.updated", before, subscription);
		}
	}

}
