package org.tragwerk.sandbox.account.seeding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.EventTrigger;
import org.tragwerk.sandbox.account.core.SeededIds;
import org.tragwerk.sandbox.account.customers.Customer;
import org.tragwerk.sandbox.account.paymentmethods.Card;
import org.tragwerk.sandbox.account.paymentmethods.Mandate;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethodDetails;
import org.tragwerk.sandbox.account.paymentmethods.Paypal;
import org.tragwerk.sandbox.account.paymentmethods.SepaDebit;
import org.tragwerk.sandbox.account.products.Price;
import org.tragwerk.sandbox.account.products.Product;
import org.tragwerk.sandbox.account.subscriptions.SubscriptionBiller;
import org.tragwerk.sandbox.account.subscriptions.SubscriptionRenewal;
import org.tragwerk.sandbox.account.subscriptions.Subscription;
import org.tragwerk.sandbox.account.subscriptions.SubscriptionItem;

/**
 * Seeds the account, without publishing events, with customers who have one subscription
 * each, active or ended, and their payments since a moment. All seeded payments have
 * succeeded.
 */
public final class HistorySeeder {

	private final Account account;

	private final SubscriptionRenewal renewal;

	public HistorySeeder(Account account, SubscriptionBiller billing) {
		this.account = account;
		this.renewal = billing.renewal();
	}

	/** Creates the product, without an event, unless it exists. */
	public void product(String id, String name) {
		this.account.change(EventTrigger.AUTOMATIC, () -> {
			var known = this.account.table(Product.class).find(id);
			return (known != null) ? known
					: this.account.table(Product.class).add(new Product(id, this.account.now(), name));
		});
	}

	/**
	 * Adds pledges and gifts; they need not be in any order.
	 * @param since payments before this moment are not seeded
	 */
	public List<SeededSubscription> add(List<SeededPledge> pledges, List<SeededGift> gifts, Instant since) {
		return this.account.change(EventTrigger.AUTOMATIC, () -> {
			var payments = new SeededPayments(this.account);
			var seeded = new ArrayList<SeededSubscription>(pledges.size());
			var agreeing = pledges.stream().map((pledge) -> new Step(pledge.startedAt(), () -> {
				var terms = subscribe(pledge);
				seeded.add(seeded(pledge, terms, payments.expect(terms, since.getEpochSecond())));
			}));
			var giving = gifts.stream().map((gift) -> new Step(gift.paidAt(), () -> give(gift, payments)));
			Stream.concat(agreeing, giving).sorted(Comparator.comparing(Step::at)).forEach((step) -> step.what().run());
			payments.close();
			return seeded;
		}).result();
	}

	private void give(SeededGift gift, SeededPayments payments) {
		var customer = customer(gift.index(), gift.paidAt(), gift.email(), gift.metadata());
		payments.expect(gift, customer, method(gift.index(), gift.paymentMethodType(), customer, false));
	}

	private static SeededSubscription seeded(SeededPledge pledge, SeededInvoice.BillingTerms terms,
			List<SeededInvoice> dues) {
		var subscription = terms.subscription();
		var payments = dues.stream()
			.map((due) -> new SeededSubscription.Payment(due.id("pi"), Instant.ofEpochSecond(due.at())))
			.toList();
		return new SeededSubscription(pledge, subscription.customer, subscription.id, terms.item().id,
				Instant.ofEpochSecond(subscription.periodEnd()), payments);
	}

	private SeededInvoice.BillingTerms subscribe(SeededPledge pledge) {
		var started = pledge.startedAt().getEpochSecond();
		var customer = customer(pledge.index(), pledge.startedAt(), pledge.email(), pledge.metadata());
		var subscription = new Subscription(id("sub", pledge), started, customer.id);
		subscription.metadata = pledge.metadata();
		var item = item(pledge, started);
		subscription.items.add(item);
		var method = method(pledge.index(), pledge.paymentMethodType(), customer, true);
		subscription.defaultPaymentMethod = method.id;
		if (method.mandate != null) {
			this.account.table(Mandate.class).get(method.mandate).usedAt(item.periodStart);
		}
		end(subscription, pledge);
		this.account.table(Subscription.class).add(subscription);
		return new SeededInvoice.BillingTerms(pledge.index(), subscription, item, item.price, method,
				pledge.metadata());
	}

	private SubscriptionItem item(SeededPledge pledge, long started) {
		var price = new Price(id("price", pledge), started, pledge.product(), "eur", pledge.amountCents());
		var yearly = pledge.months() == 12;
		price.interval = yearly ? "year" : "month";
		price.intervalCount = yearly ? 1 : pledge.months();
		price.active = false;
		var item = new SubscriptionItem(id("si", pledge), started, this.account.table(Price.class).add(price), 1);
		var end = (pledge.endsAt() != null) ? pledge.endsAt().getEpochSecond() : Long.MAX_VALUE;
		var cycle = price.cycleFrom(started);
		item.periodEnd = Math.min(end, cycle.boundaryAfter(this.account.now()));
		item.periodStart = cycle.boundaryBefore(item.periodEnd);
		return item;
	}

	private Customer customer(int index, Instant since, @Nullable String email, Map<String, String> metadata) {
		var customer = new Customer(SeededIds.id("cus", index), since.getEpochSecond());
		customer.email = email;
		customer.currency = "eur";
		customer.metadata = metadata;
		return this.account.table(Customer.class).add(customer);
	}

	private PaymentMethod method(int index, String kind, Customer customer, boolean kept) {
		var method = new PaymentMethod(SeededIds.id("pm", index), customer.created, detailsOf(kind, customer));
		method.customer = kept ? customer.id : null;
		method.email = customer.email;
		if (method.details.needsMandate()) {
			var mandate = new Mandate(SeededIds.id("mandate", index), customer.created, method, "SEED" + index);
			method.mandate = this.account.table(Mandate.class).add(mandate).id;
		}
		return this.account.table(PaymentMethod.class).add(method);
	}

	private static PaymentMethodDetails detailsOf(String kind, Customer customer) {
		return switch (kind) {
			case "sepa_debit" -> new SepaDebit(SepaDebit.TEST_IBAN);
			case "paypal" -> new Paypal(String.valueOf(customer.email));
			default -> new Card("4242");
		};
	}

	private void end(Subscription subscription, SeededPledge pledge) {
		if (pledge.endsAt() == null) {
			this.renewal.scheduleRenewal(subscription);
			return;
		}
		var end = pledge.endsAt().getEpochSecond();
		subscription.canceledAt = subscription.items.get(0).periodStart;
		subscription.cancellationReason = "cancellation_requested";
		subscription.cancelAt = end;
		subscription.cancelAtPeriodEnd = true;
		if (end <= this.account.now()) {
			subscription.status = "canceled";
			subscription.endedAt = end;
		}
		else {
			this.renewal.scheduleCancellation(subscription, end);
		}
	}

	private static String id(String kind, SeededPledge pledge) {
		return SeededIds.id(kind, pledge.index());
	}

	private record Step(Instant at, Runnable what) {

	}

}
