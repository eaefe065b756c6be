package org.tragwerk.sandbox.account;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.Account.Changed;

/** What payers, banks and the people at the dashboard do. */
public final class Controls {

	private final Account account;

	Controls(Account account) {
		this.account = account;
	}

	/** What the account may do. */
	public Terms terms() {
		return this.account.terms;
	}

	/** The invoices as payers see them. */
	public HostedInvoices invoices() {
		return new HostedInvoices(this.account);
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
		return this.account.change(Cause.BY_HAND, () -> {
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
	public Map<String, Object> act(String id, String act, Map<String, String> with) {
		return this.account.change(Cause.BY_HAND, () -> {
			new Acts(this.account, id, with).perform(act);
			return Objects.requireNonNull(this.account.tables.find(id), id).render();
		}).result();
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

	/** The object as the API shows it, empty if there is none. */
	public Map<String, Object> object(String id) {
		return this.account.read(() -> {
			var all = id.startsWith("evt_") ? this.account.events.table() : null;
			var found = (all != null) ? all.find(id) : ((id.indexOf('_') > 0) ? this.account.tables.find(id) : null);
			return (found != null) ? found.render() : Map.of();
		});
	}

	/** The newest objects of a kind but for so many, newest first. */
	public List<Map<String, Object>> latest(String kind, int without, int most) {
		return this.account.read(() -> {
			var all = this.account.tables.ofKind(kind);
			var last = Math.max(0, all.size() - without);
			return IntStream.range(0, Math.min(most, last))
				.mapToObj((index) -> all.get(last - 1 - index))
				.map(StripeObject::render)
				.toList();
		});
	}

	/** What is in a file. */
	public Optional<String> file(String id) {
		return this.account
			.read(() -> Optional.ofNullable(this.account.tables.files.find(id)).map((file) -> file.content));
	}

	/** The newest customer with this address. */
	public Optional<String> customerWith(String email) {
		return this.account.read(() -> this.account.tables.customers.all()
			.stream()
			.filter((customer) -> email.equalsIgnoreCase(customer.email))
			.reduce((older, newer) -> newer)
			.map(StripeObject::id));
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
