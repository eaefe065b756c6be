package org.tragwerk.sandbox.account.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Account.Changed;
import org.tragwerk.sandbox.account.core.Event;
import org.tragwerk.sandbox.account.core.EventTrigger;
import org.tragwerk.sandbox.account.core.StripeObject;
import org.tragwerk.sandbox.account.customers.Customer;
import org.tragwerk.sandbox.account.reports.ReportFile;
import org.tragwerk.sandbox.account.subscriptions.SubscriptionBiller;

/**
 * Reads the account for the sandbox's own pages, and performs the actions of banks and of
 * Stripe's dashboard.
 */
public final class Dashboard {

	private final Account account;

	private final SubscriptionBiller billing;

	public Dashboard(Account account, SubscriptionBiller billing) {
		this.account = account;
		this.billing = billing;
	}

	/**
	 * Performs an action on an object and returns the changed object.
	 * @throws org.tragwerk.sandbox.account.core.NotPossibleException if its state does
	 * not allow the action
	 */
	public Map<String, Object> perform(String id, String action, Map<String, String> fields) {
		return this.account.change(EventTrigger.MANUAL, () -> {
			new DashboardActions(this.account, this.billing, id, fields).perform(action);
			return Objects.requireNonNull(this.account.tables().find(id), id).render();
		}).result();
	}

	/** The most recent events, newest last. */
	public List<Event> events(int most) {
		return this.account.read(() -> {
			var all = this.account.events().table().all();
			return List.copyOf(all.subList(Math.max(0, all.size() - most), all.size()));
		});
	}

	public @Nullable Event event(String id) {
		return this.account.read(() -> this.account.events().table().find(id));
	}

	/** The object as the API shows it, empty if there is none. */
	public Map<String, Object> object(String id) {
		return this.account.read(() -> {
			var all = id.startsWith("evt_") ? this.account.events().table() : null;
			var found = (all != null) ? all.find(id) : ((id.indexOf('_') > 0) ? this.account.tables().find(id) : null);
			return (found != null) ? found.render() : Map.of();
		});
	}

	/**
	 * A page of the objects of a kind, newest first: {@code most} of them after skipping
	 * {@code without}.
	 */
	public List<Map<String, Object>> latest(String kind, int without, int most) {
		return this.account.read(() -> {
			var all = this.account.tables().ofKind(kind);
			var last = Math.max(0, all.size() - without);
			return IntStream.range(0, Math.min(most, last))
				.mapToObj((index) -> all.get(last - 1 - index))
				.map(StripeObject::render)
				.toList();
		});
	}

	/** The content of a file, empty if there is none. */
	public Optional<String> file(String id) {
		return this.account
			.read(() -> Optional.ofNullable(this.account.table(ReportFile.class).find(id)).map((file) -> file.content));
	}

	/** The id of the newest customer with this email address, empty if there is none. */
	public Optional<String> customerWith(String email) {
		return this.account.read(() -> this.account.table(Customer.class)
			.all()
			.stream()
			.filter((customer) -> email.equalsIgnoreCase(customer.email))
			.reduce((older, newer) -> newer)
			.map(StripeObject::id));
	}

	/** The newest subscription that has not ended, empty if there is none. */
	public Optional<LastPledge> lastPledge() {
		return Optional.ofNullable(this.account.read(() -> LastPledge.in(this.account)));
	}

	/** The number of objects of each kind. */
	public Map<String, Integer> sizes() {
		return this.account.read(() -> this.account.tables().sizes());
	}

}
