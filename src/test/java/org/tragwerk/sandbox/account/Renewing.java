package org.tragwerk.sandbox.account;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Moves subscriptions from period to period: draft, an hour later the debit, retries, and
 * the end when they are used up.
 */
final class Renewing {

	private static final long HOUR = 3_600;

	private static final long DAY = 86_400;

	private static final List<Long> RETRIES = List.of(3 * DAY, 5 * DAY, 7 * DAY);

	private final Account account;

	private final EventLog events;

	private final Collecting collecting;

	private final Ending ending;

	Renewing(Account account, Collecting collecting, Ending ending) {
		this.account = account;
		this.events = account.events;
		this.collecting = collecting;
		this.ending = ending;
	}

	/** Puts the end of the current period on the agenda. */
	void watch(Subscription subscription) {
		var end = subscription.periodEnd();
		this.account.agenda.at(end, () -> periodEnds(subscription, end));
	}

	/** Puts a planned end on the agenda. */
	void watchEnd(Subscription subscription, long second) {
		this.account.agenda.at(second, () -> endIfPlanned(subscription));
	}

	/** Puts the end of a pause on the agenda. */
	void watchPause(Subscription subscription, Subscription.Pause pause) {
		if (pause.resumesAt() != null) {
			this.account.agenda.at(pause.resumesAt(), () -> resume(subscription, pause));
		}
	}

	private void periodEnds(Subscription subscription, long end) {
		if (subscription.hasEnded() || subscription.periodEnd() != end) {
			return;
		}
		endIfPlanned(subscription);
		if (!subscription.hasEnded()) {
			renew(subscription);
		}
	}

	private void endIfPlanned(Subscription subscription) {
		if (!subscription.hasEnded() && subscription.cancelAt != null
				&& subscription.cancelAt <= this.account.clock.now()) {
			this.ending.end(subscription, "cancellation_requested");
		}
	}

	private void renew(Subscription subscription) {
		var before = subscription.render();
		var former = subscription.items.get(0).periodStart;
		for (var item : subscription.items) {
			item.periodStart = item.periodEnd;
			item.periodEnd = item.price.cycleFrom(subscription.anchor).boundaryAfter(item.periodStart);
		}
		var invoice = this.collecting.draft(subscription, "subscription_cycle",
				this.collecting.linesOf(subscription, former));
		var kept = subscription.pause != null && subscription.pause.behavior().equals("keep_as_draft");
		invoice.autoAdvance = !kept;
		invoice.finalizesAt = kept ? null : Long.valueOf(this.account.clock.now() + HOUR);
		this.events.publish("invoice.created", invoice);
		this.events.publishUpdate("customer.subscription.updated", before, subscription);
		this.account.agenda.at(this.account.clock.now() + HOUR, () -> finalise(subscription, invoice));
		watch(subscription);
	}

	private void finalise(Subscription subscription, Invoice invoice) {
		if (!invoice.isDraft() || !invoice.autoAdvance) {
			return;
		}
		invoice.status = "open";
		invoice.number = invoice.customer.nextInvoiceNumber();
		invoice.finalizedAt = this.account.clock.now();
		invoice.finalizesAt = null;
		if (subscription.pause != null) {
			leaveUncollected(subscription.pause, invoice);
		}
		else if (invoice.total() == 0) {
			payNothing(invoice);
		}
		else {
			var intent = this.collecting.intentFor(invoice.total(), subscription.items.get(0).price.currency,
					subscription.customer, "Subscription update");
			this.collecting.join(invoice, intent);
			this.events.publish("invoice.finalized", invoice);
			this.events.publish("payment_intent.created", intent);
			collect(subscription, invoice, intent);
		}
	}

	private void leaveUncollected(Subscription.Pause pause, Invoice invoice) {
		this.events.publish("invoice.finalized", invoice);
		invoice.autoAdvance = false;
		if (pause.behavior().equals("void")) {
			invoice.status = "void";
			invoice.voidedAt = this.account.clock.now();
			this.events.publish("invoice.voided", invoice);
		}
		else {
			invoice.status = "uncollectible";
			invoice.uncollectibleAt = this.account.clock.now();
			this.events.publish("invoice.marked_uncollectible", invoice);
		}
	}

	private void payNothing(Invoice invoice) {
		this.events.publish("invoice.finalized", invoice);
		invoice.status = "paid";
		invoice.paidAt = this.account.clock.now();
		invoice.autoAdvance = false;
		this.events.publish("invoice.paid", invoice);
		this.events.publish("invoice.payment_succeeded", invoice);
	}

	private void collect(Subscription subscription, Invoice invoice, PaymentIntent intent) {
		invoice.attempts++;
		var method = this.account.tables.paymentMethods.get(Objects.requireNonNull(subscription.defaultPaymentMethod));
		var before = subscription.render();
		if (subscription.nextPaymentFails()) {
			failed(subscription, invoice, this.collecting.fail(intent, method), before);
		}
		else {
			succeeded(subscription, invoice, this.collecting.succeed(intent, method), before);
		}
	}

	private void succeeded(Subscription subscription, Invoice invoice, Charge charge, Map<String, Object> before) {
		this.collecting.settle(invoice);
		if (invoice.id.equals(subscription.latestInvoice)) {
			subscription.status = "active";
		}
		this.events.publish("charge.succeeded", charge);
		this.events.publish("payment_intent.succeeded", charge.intent);
		this.events.publish("invoice.paid", invoice);
		this.events.publish("invoice.payment_succeeded", invoice);
		this.events.publishUpdate("customer.subscription.updated", before, subscription);
		this.collecting.bookLater(charge, this.collecting.paymentOf(invoice));
	}

	private void failed(Subscription subscription, Invoice invoice, Charge charge, Map<String, Object> before) {
		if (invoice.attempts <= RETRIES.size()) {
			var next = this.account.clock.now() + RETRIES.get(invoice.attempts - 1);
			invoice.nextAttempt = next;
			this.account.agenda.at(next, () -> retry(subscription, invoice));
		}
		else {
			invoice.nextAttempt = null;
		}
		if (invoice.id.equals(subscription.latestInvoice)) {
			subscription.status = "past_due";
		}
		this.events.publish("charge.failed", charge);
		this.events.publish("payment_intent.payment_failed", charge.intent);
		this.events.publish("invoice.payment_failed", invoice);
		this.events.publishUpdate("customer.subscription.updated", before, subscription);
		if (invoice.nextAttempt == null && this.account.afterRetries == AfterRetries.CANCEL) {
			this.ending.end(subscription, "payment_failed");
		}
	}

	private void retry(Subscription subscription, Invoice invoice) {
		if (invoice.isOpen() && invoice.autoAdvance && !subscription.hasEnded()) {
			var intent = this.account.tables.paymentIntents.get(Objects.requireNonNull(invoice.paymentIntent));
			collect(subscription, invoice, intent);
		}
	}

	private void resume(Subscription subscription, Subscription.Pause pause) {
		if (pause.equals(subscription.pause) && !subscription.hasEnded()) {
			var before = subscription.render();
			subscription.pause = null;
			this.events.publishUpdate("customer.subscription.updated", before, subscription);
		}
	}

}
