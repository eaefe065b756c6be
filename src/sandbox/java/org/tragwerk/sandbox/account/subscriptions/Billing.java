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
public final class Billing {

	private final Account account;

	private final Products products;

	private final Payments payments;

	private final InvoiceFactory invoices;

	private final InvoiceSettlement settlement;

	private final Standing standing;

	private final Ending ending;

	private final Phasing phasing;

	private final Debiting debiting;

	private final Renewing renewing;

	private final Trialing trialing;

	public Billing(Account account, Products products, Payments payments) {
		this.account = account;
		this.products = products;
		this.payments = payments;
		addTables(account.tables());
		this.invoices = new InvoiceFactory(account);
		this.settlement = new InvoiceSettlement(account, payments.charges(),
				new UsageFees(account, payments.balances()));
		this.standing = new Standing(account);
		this.ending = new Ending(account);
		this.phasing = new Phasing(account, this.ending);
		this.debiting = new Debiting(account, this);
		this.renewing = new Renewing(account, this);
		this.trialing = new Trialing(account, this);
		payments.customers().listen(new CustomerSubscriptions(account, this.ending));
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

	Standing standing() {
		return this.standing;
	}

	public Ending ending() {
		return this.ending;
	}

	Phasing phasing() {
		return this.phasing;
	}

	Debiting debiting() {
		return this.debiting;
	}

	public Renewing renewing() {
		return this.renewing;
	}

	public Trialing trialing() {
		return this.trialing;
	}

	/** The invoices as payers see them. */
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
