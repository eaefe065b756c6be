package org.tragwerk.sandbox.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts a past into the account, without any event: customers with one subscription each,
 * running or ended, and what was collected lately. Every debit of the past has arrived.
 */
public final class Seeding {

	private final Account account;

	private final Tables tables;

	public Seeding(Account account) {
		this.account = account;
		this.tables = account.tables;
	}

	/** The product, created without an event if it is not there yet. */
	public void product(String id, String name) {
		this.account.change(Cause.ITSELF, () -> {
			var known = this.tables.products.find(id);
			return (known != null) ? known : this.tables.products.add(new Product(id, this.account.clock.now(), name));
		});
	}

	/**
	 * Adds the pledges; they need not be in any order.
	 * @param since collections before this have left no trace
	 */
	public List<SeededSubscription> add(List<SeededPledge> pledges, Instant since) {
		return this.account.change(Cause.ITSELF, () -> {
			var payments = new SeededPayments(this.account);
			var seeded = new ArrayList<SeededSubscription>(pledges.size());
			pledges.stream().sorted(Comparator.comparing(SeededPledge::startedAt)).forEach((pledge) -> {
				var agreement = subscribe(pledge);
				seeded.add(seeded(pledge, agreement, payments.expect(agreement, since.getEpochSecond())));
			});
			payments.close();
			return seeded;
		}).result();
	}

	private static SeededSubscription seeded(SeededPledge pledge, Due.Agreement agreement, List<Due> dues) {
		var subscription = agreement.subscription();
		var payments = dues.stream()
			.map((due) -> new SeededSubscription.Payment(due.id("pi"), Instant.ofEpochSecond(due.at())))
			.toList();
		return new SeededSubscription(pledge, subscription.customer, subscription.id, agreement.item().id,
				Instant.ofEpochSecond(subscription.periodEnd()), payments);
	}

	private Due.Agreement subscribe(SeededPledge pledge) {
		var started = pledge.startedAt().getEpochSecond();
		var customer = new Customer(id("cus", pledge), started);
		customer.email = pledge.email();
		customer.currency = "eur";
		customer.metadata = pledge.metadata();
		this.tables.customers.add(customer);
		var subscription = new Subscription(id("sub", pledge), started, customer.id);
		subscription.metadata = pledge.metadata();
		var item = item(pledge, started);
		subscription.items.add(item);
		var method = method(pledge, customer);
		subscription.defaultPaymentMethod = method.id;
		end(subscription, pledge);
		this.tables.subscriptions.add(subscription);
		return new Due.Agreement(pledge.index(), subscription, item, item.price, method, pledge.metadata());
	}

	private SubscriptionItem item(SeededPledge pledge, long started) {
		var price = new Price(id("price", pledge), started, pledge.product(), "eur", pledge.amountCents());
		var yearly = pledge.months() == 12;
		price.interval = yearly ? "year" : "month";
		price.intervalCount = yearly ? 1 : pledge.months();
		price.active = false;
		var item = new SubscriptionItem(id("si", pledge), started, this.tables.prices.add(price), 1);
		var end = (pledge.endsAt() != null) ? pledge.endsAt().getEpochSecond() : Long.MAX_VALUE;
		var cycle = price.cycleFrom(started);
		item.periodEnd = Math.min(end, cycle.boundaryAfter(this.account.clock.now()));
		item.periodStart = cycle.boundaryBefore(item.periodEnd);
		return item;
	}

	private PaymentMethod method(SeededPledge pledge, Customer customer) {
		var method = new PaymentMethod(id("pm", pledge), customer.created, means(pledge));
		method.customer = customer.id;
		method.email = customer.email;
		if (method.means.needsMandate()) {
			var mandate = new Mandate(id("mandate", pledge), customer.created, method, "SEED" + pledge.index());
			method.mandate = this.tables.mandates.add(mandate).id;
		}
		return this.tables.paymentMethods.add(method);
	}

	private static Means means(SeededPledge pledge) {
		return switch (pledge.means()) {
			case "sepa_debit" -> new SepaDebit(SepaDebit.TEST_IBAN);
			case "paypal" -> new Paypal(String.valueOf(pledge.email()));
			default -> new Card("4242");
		};
	}

	private void end(Subscription subscription, SeededPledge pledge) {
		if (pledge.endsAt() == null) {
			this.account.behaviour.renewing.watch(subscription);
			return;
		}
		var end = pledge.endsAt().getEpochSecond();
		subscription.canceledAt = subscription.items.get(0).periodStart;
		subscription.cancellationReason = "cancellation_requested";
		subscription.cancelAt = end;
		subscription.cancelAtPeriodEnd = true;
		if (end <= this.account.clock.now()) {
			subscription.status = "canceled";
			subscription.endedAt = end;
		}
		else {
			this.account.behaviour.renewing.watchEnd(subscription, end);
		}
	}

	private static String id(String kind, SeededPledge pledge) {
		return Due.id(kind, pledge.index());
	}

}
