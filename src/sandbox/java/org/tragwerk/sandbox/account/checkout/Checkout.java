package org.tragwerk.sandbox.account.checkout;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Account.Changed;
import org.tragwerk.sandbox.account.core.EventTrigger;
import org.tragwerk.sandbox.account.core.NotPossibleException;
import org.tragwerk.sandbox.account.products.PriceFactory;
import org.tragwerk.sandbox.account.products.Products;
import org.tragwerk.sandbox.account.subscriptions.Billing;
import org.tragwerk.sandbox.api.Route;

/** Checkout sessions, and what payers do on their hosted pages. */
public final class Checkout {

	private final Account account;

	private final Products products;

	private final Completing completing;

	public Checkout(Account account, Billing billing) {
		this.account = account;
		this.products = billing.products();
		account.tables().addLazy(CheckoutSession.class, "checkout.session", "cs_test", "cs_");
		this.completing = new Completing(account, billing.payments(), billing);
	}

	Completing completing() {
		return this.completing;
	}

	PriceFactory prices() {
		return this.products.prices();
	}

	/** The session as its page shows it, or null if there is none. */
	public @Nullable HostedPage page(String session) {
		return this.account.read(() -> {
			var found = this.account.table(CheckoutSession.class).find(session);
			return (found != null) ? HostedPage.of(found) : null;
		});
	}

	/** Ends the reader's visit to the page of an open session. */
	public Changed<HostedPage> complete(String id, Decision decision) {
		return this.account.change(EventTrigger.BY_HAND, () -> {
			var session = this.account.table(CheckoutSession.class).find(id);
			if (session == null) {
				throw new NotPossibleException("No such session: " + id);
			}
			if (!session.isOpen()) {
				throw new NotPossibleException("This session is " + session.status + ".");
			}
			this.completing.visit(session, decision);
			return HostedPage.of(session);
		});
	}

	public List<Route> routes() {
		return new CheckoutSessionResource(this.account, this).routes();
	}

}
