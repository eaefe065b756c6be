package org.tragwerk.sandbox.account;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.Account.Changed;

/** What payers, banks and the people at the dashboard do. */
public final class Controls {

	private static final Set<String> LATER = Set.of("dispute", "refund");

	private final Account account;

	Controls(Account account) {
		this.account = account;
	}

	/** What the account may do. */
	public Terms terms() {
		return this.account.terms;
	}

	/** The session as its page shows it, or null if there is none. */
	public @Nullable HostedPage page(String session) {
		return this.account.read(() -> {
			var found = this.account.tables.sessions.find(session);
			return (found != null) ? HostedPage.of(found) : null;
		});
	}

	/** Ends the reader's visit to the page of an open session. */
	public Changed<HostedPage> complete(String id, Decision decision) {
		return this.account.change(Cause.ITSELF, () -> {
			var session = this.account.tables.sessions.find(id);
			if (session == null) {
				throw new NotPossible("No such session: " + id);
			}
			if (!session.isOpen()) {
				throw new NotPossible("This session is " + session.status + ".");
			}
			this.account.behaviour.completing.visit(session, decision);
			return HostedPage.of(session);
		});
	}

	/** Does to an object what only banks and dashboards do. */
	public Map<String, Object> act(String id, String act, int times) {
		if (LATER.contains(act)) {
			throw new NotPossible("This cut of the sandbox does not simulate " + act + " yet.");
		}
		return this.account.change(Cause.ITSELF, () -> {
			switch (act) {
				case "fail_next_payment" -> failNextPayment(id, times);
				case "cancel" -> this.account.behaviour.ending.end(running(id), "cancellation_requested");
				case "pause" -> pause(running(id));
				case "delete" -> delete(id);
				case "deactivate_mandate" -> this.account.behaviour.debiting.deactivate(mandate(id));
				case "revoke_mandate" -> mandate(id).revoked = true;
				default -> throw new NotPossible("Unknown act: " + act);
			}
			return Objects.requireNonNull(this.account.tables.find(id)).render();
		}).result();
	}

	private void failNextPayment(String id, int times) {
		var subscriptions = id.startsWith("cus_") ? this.account.tables.subscriptions.of(id) : List.of(running(id));
		if (subscriptions.isEmpty()) {
			throw new NotPossible("No subscription of " + id + " could fail.");
		}
		subscriptions.forEach((subscription) -> subscription.failing = (times == 0) ? -1 : times);
	}

	/** The mandate behind a payment method, a subscription or its customer. */
	private Mandate mandate(String id) {
		var tables = this.account.tables;
		var subscription = id.startsWith("cus_")
				? tables.subscriptions.of(id).stream().filter((own) -> !own.hasEnded()).findFirst().orElse(null)
				: tables.subscriptions.find(id);
		var method = tables.paymentMethods
			.find((subscription != null) ? String.valueOf(subscription.defaultPaymentMethod) : id);
		var mandate = tables.mandates.find((method != null) ? String.valueOf(method.mandate) : id);
		if (mandate == null) {
			throw new NotPossible("There is no mandate behind " + id);
		}
		return mandate;
	}

	private void pause(Subscription subscription) {
		var before = subscription.render();
		subscription.pause = new Subscription.Pause("void", null);
		this.account.events.publishUpdate("customer.subscription.updated", before, subscription);
	}

	private void delete(String id) {
		var customer = this.account.tables.customers.find(id);
		if (customer == null || customer.deleted) {
			throw new NotPossible("Only customers can be deleted, and only once: " + id);
		}
		this.account.behaviour.ending.delete(customer);
	}

	private Subscription running(String id) {
		var subscription = this.account.tables.subscriptions.find(id);
		if (subscription == null || subscription.hasEnded()) {
			throw new NotPossible("No such running subscription: " + id);
		}
		return subscription;
	}

	/** The newest events, newest last. */
	public List<Event> events(int most) {
		return this.account.read(() -> {
			var all = this.account.events.table().all();
			return List.copyOf(all.subList(Math.max(0, all.size() - most), all.size()));
		});
	}

	public @Nullable Event event(String id) {
		return this.account.read(() -> this.account.events.table().find(id));
	}

	/** How many objects there are of each kind. */
	public Map<String, Integer> sizes() {
		return this.account.read(() -> this.account.tables.sizes());
	}

	/** Says why something cannot be done. */
	public static final class NotPossible extends RuntimeException {

		private static final long serialVersionUID = 1L;

		public NotPossible(String message) {
			super(message, null, false, false);
		}

	}

}
