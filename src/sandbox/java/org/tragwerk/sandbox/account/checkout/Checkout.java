package org.tragwerk.sandbox.account.checkout;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Account.Changed;
import org.tragwerk.sandbox.account.core.EventTrigger;
import org.tragwerk.sandbox.account.core.NotPossibleException;
import org.tragwerk.sandbox.account.products.PriceFactory;
import org.tragwerk.sandbox.account.products.Products;
import org.tragwerk.sandbox.account.subscriptions.SubscriptionBiller;
import org.tragwerk.sandbox.api.Route;

/** Checkout sessions and their hosted page. */
public final class Checkout {

	private static final int SEARCHED = 50;

	private final Account account;

	private final Products products;

	private final CompleteCheckout completeCheckout;

	public Checkout(Account account, SubscriptionBiller billing) {
		this.account = account;
		this.products = billing.products();
		account.tables().addLazy(CheckoutSession.class, "checkout.session", "cs_test", "cs_");
		this.completeCheckout = new CompleteCheckout(account, billing.payments(), billing);
	}

	CompleteCheckout completeCheckout() {
		return this.completeCheckout;
	}

	PriceFactory prices() {
		return this.products.prices();
	}

	/** The page of a session, null if there is no such session. */
	public @Nullable CheckoutPage page(String session) {
		return this.account.read(() -> {
			var found = this.account.table(CheckoutSession.class).find(session);
			return (found != null) ? CheckoutPage.of(found) : null;
		});
	}

	/** The page of the newest open session, null if none of the latest is open. */
	public @Nullable CheckoutPage newestOpen() {
		return this.account.read(() -> {
			var all = this.account.table(CheckoutSession.class).all();
			for (int index = all.size() - 1; index >= Math.max(0, all.size() - SEARCHED); index--) {
				if (all.get(index).isOpen()) {
					return CheckoutPage.of(all.get(index));
				}
			}
			return null;
		});
	}

	/**
	 * Submits the page of an open session.
	 * @throws NotPossibleException if the session is not open
	 */
	public Changed<CheckoutPage> complete(String id, CheckoutCompletion completion) {
		return this.account.change(EventTrigger.MANUAL, () -> {
			var session = this.account.table(CheckoutSession.class).find(id);
			if (session == null) {
				throw new NotPossibleException("No such session: " + id);
			}
			if (!session.isOpen()) {
				throw new NotPossibleException("This session is " + session.status + ".");
			}
			this.completeCheckout.complete(session, completion);
			session.submittedType = completion.paymentMethod();
			return CheckoutPage.of(session);
		});
	}

	public List<Route> routes() {
		return new CheckoutSessionResource(this.account, this).routes();
	}

}
