package org.tragwerk.sandbox;

import java.util.ArrayList;
import java.util.List;

import org.tragwerk.sandbox.account.Account;
import org.tragwerk.sandbox.account.AccountCatalogue;
import org.tragwerk.sandbox.account.AccountResource;
import org.tragwerk.sandbox.account.Balances;
import org.tragwerk.sandbox.account.Billing;
import org.tragwerk.sandbox.account.Checkout;
import org.tragwerk.sandbox.account.Controls;
import org.tragwerk.sandbox.account.Customers;
import org.tragwerk.sandbox.account.Payments;
import org.tragwerk.sandbox.account.Portal;
import org.tragwerk.sandbox.account.Products;
import org.tragwerk.sandbox.account.Reporting;
import org.tragwerk.sandbox.account.Searching;
import org.tragwerk.sandbox.account.Webhooks;
import org.tragwerk.sandbox.api.Catalogue;
import org.tragwerk.sandbox.api.Route;

/** An account with all chapters of Stripe's API, each built on those before it. */
public final class StripeAccount {

	private final Account account;

	private final List<Route> routes = new ArrayList<>();

	private final Billing billing;

	private final Checkout checkout;

	private final Portal portal;

	public StripeAccount(Account account) {
		this.account = account;
		var customers = new Customers(account);
		var products = new Products(account);
		var balances = new Balances(account);
		var payments = new Payments(account, balances, customers);
		this.billing = new Billing(account, products, payments);
		this.checkout = new Checkout(account, this.billing);
		this.portal = new Portal(account, this.billing);
		this.routes.addAll(new Searching(account).routes());
		this.routes.addAll(customers.routes());
		this.routes.addAll(products.routes());
		this.routes.addAll(balances.routes());
		this.routes.addAll(payments.routes());
		this.routes.addAll(this.billing.routes());
		this.routes.addAll(this.checkout.routes());
		this.routes.addAll(this.portal.routes());
		this.routes.addAll(new Reporting(account).routes());
		this.routes.addAll(new Webhooks(account).routes());
		this.routes.addAll(new AccountResource(account).routes());
	}

	Account account() {
		return this.account;
	}

	Billing billing() {
		return this.billing;
	}

	Checkout checkout() {
		return this.checkout;
	}

	Portal portal() {
		return this.portal;
	}

	Controls dashboard() {
		return new Controls(this.account, this.billing);
	}

	/** The table of all routes of the API. */
	public List<Route> routes() {
		return this.routes;
	}

	/** Where expansion looks objects up. */
	Catalogue catalogue() {
		return new AccountCatalogue(this.account);
	}

}
