package org.tragwerk.sandbox.account.subscriptions;

import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Event;
import org.tragwerk.sandbox.account.core.EventLog;
import org.tragwerk.sandbox.account.invoices.Invoice;

/**
 * Moves subscriptions from period to period: draft, an hour later the debit, or the end.
 */
public final class Renewing {

	private static final long HOUR = 3_600;

	private static final long LONGEST_WAIT = 72 * HOUR;

	private final Account account;

	private final EventLog events;

	private final Billing billing;

	private final InvoiceFactory invoices;

	Renewing(Account account, Billing billing) {
		this.account = account;
		this.events = account.events();
		this.billing = billing;
		this.invoices = billing.invoices();
	}

	/** Puts the end of the current period on the agenda. */
	public void watch(Subscription subscription) {
		var end = subscription.periodEnd();
		this.account.schedule(end, () -> periodEnds(subscription, end));
	}

	/** Puts a planned end on the agenda. */
	public void watchEnd(Subscription subscription, long second) {
		this.account.schedule(second, () -> endIfPlanned(subscription));
	}

	/** Puts the end of a pause on the agenda. */
	void watchPause(Subscription subscription, Subscription.Pause pause) {
		if (pause.resumesAt() != null) {
			this.account.schedule(pause.resumesAt(), () -> resume(subscription, pause));
		}
	}

	private void periodEnds(Subscription subscription, long end) {
		if (subscription.hasEnded() || subscription.status.equals("paused") || subscription.periodEnd() != end) {
			return;
		}
		endIfPlanned(subscription);
		if (subscription.hasEnded()) {
			return;
		}
		var before = subscription.render();
		if (this.billing.phasing().advance(subscription)) {
			renew(subscription, before);
		}
		else if (!subscription.hasEnded()) {
			this.events.publishUpdate("customer.subscription.updated", before, subscription);
			watch(subscription);
		}
	}

	private void endIfPlanned(Subscription subscription) {
		if (!subscription.hasEnded() && subscription.cancelAt != null && subscription.cancelAt <= this.account.now()) {
			this.billing.ending().end(subscription, "cancellation_requested");
		}
	}

	/** Begins a period in the middle of another, and bills it at once. */
	void renewNow(Subscription subscription) {
		for (var item : subscription.items) {
			item.periodStart = this.account.now();
			item.periodEnd = item.price.cycleFrom(subscription.anchor).boundaryAfter(item.periodStart);
		}
		var invoice = this.invoices.draft(subscription, "subscription_update",
				this.invoices.linesOf(subscription, this.account.now()));
		this.events.publish("invoice.created", invoice);
		finaliseNow(subscription, invoice);
		watch(subscription);
	}

	/** Begins the next period with a draft. */
	void renew(Subscription subscription, Map<String, Object> before) {
		subscription.status = subscription.status.equals("trialing") ? "active" : subscription.status;
		var former = subscription.items.get(0).periodStart;
		for (var item : subscription.items) {
			item.periodStart = item.periodEnd;
			item.periodEnd = item.price.cycleFrom(subscription.anchor).boundaryAfter(item.periodStart);
		}
		var lines = this.invoices.linesOf(subscription, former);
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
		finaliseLater(subscription, invoice, created);
		watch(subscription);
	}

	/**
	 * An hour after the draft, or after an endpoint that wants to hear of drafts has said
	 * yes, or when no more tries are made to tell it.
	 */
	private void finaliseLater(Subscription subscription, Invoice invoice, Event created) {
		if (this.account.hasEndpointFor("invoice.created")) {
			this.account.scheduleAfter(created, this.account.now() + HOUR,
					() -> finaliseWhenTold(subscription, invoice, created));
		}
		else {
			this.account.schedule(this.account.now() + HOUR, () -> finalise(subscription, invoice));
		}
	}

	private void finaliseWhenTold(Subscription subscription, Invoice invoice, Event created) {
		var now = this.account.now();
		var told = created.acknowledgedAt();
		if (created.isGivenUp() || now >= invoice.created + LONGEST_WAIT || told != null && told + HOUR <= now) {
			finalise(subscription, invoice);
		}
		else {
			this.account.scheduleAfter(created, (told != null) ? told + HOUR : now + HOUR,
					() -> finaliseWhenTold(subscription, invoice, created));
		}
	}

	private void finalise(Subscription subscription, Invoice invoice) {
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
			leaveUncollected(subscription.pause, invoice);
		}
		else {
			finaliseNow(subscription, invoice);
		}
	}

	/** Makes a draft due; it is collected unless people want to do that by hand. */
	void finaliseNow(Subscription subscription, Invoice invoice) {
		open(invoice);
		if (invoice.total() == 0) {
			payNothing(invoice);
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
			this.billing.debiting().collect(subscription, invoice);
		}
	}

	private void open(Invoice invoice) {
		invoice.finalizationFailed = false;
		invoice.status = "open";
		invoice.number = invoice.customer.nextInvoiceNumber();
		invoice.finalizedAt = this.account.now();
		invoice.finalizesAt = null;
	}

	private void leaveUncollected(Subscription.Pause pause, Invoice invoice) {
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

	private void payNothing(Invoice invoice) {
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
