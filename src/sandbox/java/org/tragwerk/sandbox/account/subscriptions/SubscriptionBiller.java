package org.tragwerk.sandbox.account.subscriptions;

import java.util.List;
import java.util.stream.Stream;

import org.tragwerk.sandbox.account.balance.UsageFees;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.ObjectTables;
import org.tragwerk.sandbox.account.invoices.Invoice;
import org.tragwerk.sandbox.account.invoices.InvoicePayment;
import org.tragwerk.sandbox.account.invoices.InvoicePaymentResource;
import org.tragwerk.sandbox.account.invoices.InvoiceSettlement;
import org.tragwerk.sandbox.account.payments.Payments;
import org.tragwerk.sandbox.account.products.Products;
import org.tragwerk.sandbox.api.Route;

/** Subscriptions with their schedules, invoices and test clocks. */
public final class SubscriptionBiller {

	private final Account account;

	private final Products products;

	private final Payments payments;

	private final InvoiceFactory invoices;

	private final InvoiceSettlement settlement;

	private final DefaultPaymentMethods paymentMethods;

	private final SubscriptionStatusPolicy statusPolicy;

	private final SubscriptionCanceler canceler;

	private final PhaseTransitions phases;

	private final InvoiceCollector collector;

	private final SubscriptionRenewal renewal;

	private final SubscriptionTrials trials;

	public SubscriptionBiller(Account account, Products products, Payments payments) {
		this.account = account;
		this.products = products;
		this.payments = payments;
		addTables(account.tables());
		this.invoices = new InvoiceFactory(account);
		this.settlement = new InvoiceSettlement(account, payments.charges(),
				new UsageFees(account, payments.balances()));
		this.paymentMethods = new DefaultPaymentMethods(account);
		this.statusPolicy = new SubscriptionStatusPolicy(account);
		this.canceler = new SubscriptionCanceler(account);
		this.phases = new PhaseTransitions(account, this.canceler);
		this.collector = new InvoiceCollector(account, this);
		this.renewal = new SubscriptionRenewal(account, this);
		this.trials = new SubscriptionTrials(account, this);
		payments.customers().listen(new CustomerSubscriptionsListener(account, this.canceler));
	}

	private static void addTables(ObjectTables tables) {
		tables.add(Subscription.class, "subscription", "sub_");
		tables.add(SubscriptionSchedule.class, "subscription_schedule", "sub_sched_");
		tables.addLazy(Invoice.class, "invoice", "in", "in_");
		tables.addLazy(InvoicePayment.class, "invoice_payment", "inpay", "inpay_");
		tables.add(TestClock.class, "test_helpers.test_clock", "clock_");
	}

	public Products products() {
		return this.products;
	}

	public Payments payments() {
		return this.payments;
	}

	public InvoiceFactory invoices() {
		return this.invoices;
	}

	public InvoiceSettlement settlement() {
		return this.settlement;
	}

	DefaultPaymentMethods paymentMethods() {
		return this.paymentMethods;
	}

	SubscriptionStatusPolicy statusPolicy() {
		return this.statusPolicy;
	}

	public SubscriptionCanceler canceler() {
		return this.canceler;
	}

	PhaseTransitions phases() {
		return this.phases;
	}

	InvoiceCollector collector() {
		return this.collector;
	}

	public SubscriptionRenewal renewal() {
		return this.renewal;
	}

	public SubscriptionTrials trials() {
		return this.trials;
	}

	/** The hosted invoice pages. */
	public HostedInvoices hostedInvoices() {
		return new HostedInvoices(this.account, this);
	}

	public List<Route> routes() {
		return Stream
			.of(new SubscriptionResource(this.account, this).routes(),
					new SubscriptionItemResource(this.account).routes(),
					new SubscriptionScheduleResource(this.account, this).routes(),
					new InvoiceResource(this.account, this).routes(), new InvoicePaymentResource(this.account).routes(),
					new TestClockResource(this.account, this.payments.customers()).routes())
			.flatMap(List::stream)
			.toList();
	}

}
