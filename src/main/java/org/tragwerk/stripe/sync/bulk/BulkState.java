package org.tragwerk.stripe.sync.bulk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import org.jspecify.annotations.Nullable;
import org.tragwerk.stripe.client.OwnSubscriptions;
import org.tragwerk.stripe.sync.CustomerState;
import org.tragwerk.stripe.sync.PaymentConverter;
import org.tragwerk.stripe.sync.PledgeConverter;
import org.tragwerk.stripe.sync.SnapshotConverter;
import org.tragwerk.subscription.CustomerSnapshot;

/**
 * The listed objects of a window, from which the states of single customers are derived.
 * That is possible only for customers of whom all changed objects were listed and whose
 * subscriptions were renewed without any other change; all others are left to single
 * syncs.
 *
 * @param subscriptions the listed subscriptions, by id
 * @param invoices the listed invoices, by id
 * @param paid the paid invoices, by the subscription's id
 * @param active the ids of those subscriptions that are active in our database
 * @param ownSubscriptions recognizes this application's subscriptions
 */
record BulkState(Map<String, Subscription> subscriptions, Map<String, Invoice> invoices,
		Map<String, List<Invoice>> paid, Set<String> active, OwnSubscriptions ownSubscriptions) {

	static BulkState of(Map<String, Subscription> subscriptions, Map<String, Invoice> invoices, Set<String> active,
			OwnSubscriptions ownSubscriptions) {
		var paid = invoices.values()
			.stream()
			.filter((invoice) -> "paid".equals(invoice.getStatus()))
			.collect(Collectors.groupingBy((invoice) -> String.valueOf(SnapshotConverter.subscriptionOf(invoice))));
		return new BulkState(subscriptions, invoices, paid, active, ownSubscriptions);
	}

	/**
	 * The customer's state, empty if it cannot be derived from these lists.
	 * @throws RuntimeException if one of the customer's objects cannot be converted
	 */
	Optional<CustomerState> of(BulkLease lease) {
		var changed = lease.changedIds().stream().map(this::subscriptionOf).distinct().toList();
		if (!changed.stream().allMatch((subscription) -> isAnswered(subscription, lease.providerId()))) {
			return Optional.empty();
		}
		var own = changed.stream().map(Objects::requireNonNull).filter(this::isOurs).toList();
		return Optional.of(new CustomerState(List.of(), snapshot(lease.providerId(), own), null));
	}

	/**
	 * The subscription with that id, or the one of the invoice with that id; null if it
	 * was not listed.
	 */
	private @Nullable Subscription subscriptionOf(String object) {
		var invoice = this.invoices.get(object);
		var subscriptionId = (invoice != null) ? SnapshotConverter.subscriptionOf(invoice) : object;
		return (subscriptionId != null) ? this.subscriptions.get(subscriptionId) : null;
	}

	private boolean isAnswered(@Nullable Subscription subscription, String customer) {
		return subscription != null && customer.equals(subscription.getCustomer())
				&& (!isOurs(subscription) || isRenewed(subscription));
	}

	private boolean isOurs(Subscription subscription) {
		return this.ownSubscriptions.owns(subscription) || this.active.contains(subscription.getId());
	}

	private boolean isRenewed(Subscription subscription) {
		return this.active.contains(subscription.getId()) && "active".equals(subscription.getStatus())
				&& subscription.getPauseCollection() == null
				&& this.invoices.containsKey(subscription.getLatestInvoice());
	}

	private CustomerSnapshot snapshot(String customer, List<Subscription> subscriptions) {
		var payments = subscriptions.stream()
			.flatMap((subscription) -> this.paid.getOrDefault(subscription.getId(), List.of()).stream())
			.flatMap(PaymentConverter.OF_INVOICES_ALONE::payments)
			.toList();
		var snapshots = subscriptions.stream()
			.map((subscription) -> SnapshotConverter.subscription(subscription, PledgeConverter.pledge(subscription),
					false, null))
			.toList();
		return new CustomerSnapshot(customer, snapshots, payments, List.of());
	}

}
