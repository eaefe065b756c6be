package org.tragwerk.sandbox.account;

import java.util.ArrayList;
import java.util.List;

import org.tragwerk.sandbox.account.balance.Balances;
import org.tragwerk.sandbox.account.checkout.Checkout;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.AccountResource;
import org.tragwerk.sandbox.account.customers.Customers;
import org.tragwerk.sandbox.account.dashboard.Dashboard;
import org.tragwerk.sandbox.account.payments.Payments;
import org.tragwerk.sandbox.account.portal.Portal;
import org.tragwerk.sandbox.account.products.Products;
import org.tragwerk.sandbox.account.reports.Reports;
import org.tragwerk.sandbox.account.subscriptions.SubscriptionBiller;
import org.tragwerk.sandbox.account.subscriptions.SearchResource;
import org.tragwerk.sandbox.account.webhooks.Webhooks;
import org.tragwerk.sandbox.api.ObjectLookup;
import org.tragwerk.sandbox.api.Route;

/** One account with all parts of Stripe's API. */
public final class StripeAccount {

	private final Account account;

	private final List<Route> routes = new ArrayList<>();

	private final SubscriptionBiller billing;

	private final Checkout checkout;

	private final Portal portal;

	public StripeAccount(Account account) {
		this.account = account;
		var customers = new Customers(account);
		var products = new Products(account);
		var balances = new Balances(account);
		var payments = new Payments(account, balances, customers);
		this.billing = new SubscriptionBiller(account, products, payments);
		this.checkout = new Checkout(account, this.billing);
		this.portal = new Portal(account, this.billing);
		this.routes.addAll(new SearchResource(account).routes());
		this.routes.addAll(customers.routes());
		this.routes.addAll(products.routes());
		this.routes.addAll(balances.routes());
		this.routes.addAll(payments.routes());
		this.routes.addAll(this.billing.routes());
		this.routes.addAll(this.checkout.routes());
		this.routes.addAll(this.portal.routes());
		this.routes.addAll(new Reports(account).routes());
		this.routes.addAll(new Webhooks(account).routes());
		this.routes.addAll(new AccountResource(account).routes());
	}

	public Account account() {
		return this.account;
	}

	public SubscriptionBiller billing() {
		return this.billing;
	}

	public Checkout checkout() {
		return this.checkout;
	}

	public Portal portal() {
		return this.portal;
	}

	public Dashboard dashboard() {
		return new Dashboard(this.account, this.billing);
	}

	/** All routes of the API. */
	public List<Route> routes() {
		return this.routes;
	}

	/** Looks up the objects that replace ids in expanded fields. */
	public ObjectLookup catalogue() {
		return new AccountObjectLookup(this.account);
	}

}
