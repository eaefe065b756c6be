package org.tragwerk.stripe.sync.bulk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.stripe.StripeClient;
import com.stripe.model.HasId;
import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.SubscriptionListParams;
import org.tragwerk.stripe.client.OwnSubscriptions;
import org.tragwerk.stripe.client.StripeLists;

import org.springframework.stereotype.Component;

/**
 * Lists the subscriptions and invoices of a time window, 100 a page. The window is one of
 * creation or period start, because Stripe's lists can be filtered neither by ids nor by
 * the time of a change.
 */
@Component
class BulkFetcher {

	private final StripeClient stripe;

	private final OwnSubscriptions ownSubscriptions;

	BulkFetcher(StripeClient stripe, OwnSubscriptions ownSubscriptions) {
		this.stripe = stripe;
		this.ownSubscriptions = ownSubscriptions;
	}

	/** Recognizes this application's subscriptions among the listed ones. */
	OwnSubscriptions ownSubscriptions() {
		return this.ownSubscriptions;
	}

	/**
	 * The customers' subscriptions, in any status, whose current period began within the
	 * window, by id.
	 * @param customers the ids of the customers whose objects are kept; Stripe lists
	 * those of all
	 * @param maxPages the number of pages after which reading stops, because single syncs
	 * would take fewer calls
	 * @throws org.tragwerk.provider.ProviderUnavailableException if Stripe could not be
	 * reached or answered with a temporary error
	 */
	Map<String, Subscription> subscriptions(FetchWindow window, Set<String> customers, int maxPages) {
		var period = SubscriptionListParams.CurrentPeriodStart.builder()
			.setGte(window.fromSecond())
			.setLte(window.toSecond())
			.build();
		return byId(
				StripeLists
					.readAll(
							(after) -> this.stripe.v1()
								.subscriptions()
								.list(SubscriptionListParams.builder()
									.setCurrentPeriodStart(period)
									.setStatus(SubscriptionListParams.Status.ALL)
									.setLimit(StripeLists.PAGE)
									.setStartingAfter(after)
									.build()),
							maxPages, (subscription) -> customers.contains(subscription.getCustomer())));
	}

	/**
	 * The customers' invoices, in any status, that were created within the window, with
	 * their payments expanded, by id.
	 * @param customers the ids of the customers whose objects are kept
	 * @param maxPages the number of pages after which reading stops
	 * @throws org.tragwerk.provider.ProviderUnavailableException if Stripe could not be
	 * reached or answered with a temporary error
	 */
	Map<String, Invoice> invoices(FetchWindow window, Set<String> customers, int maxPages) {
		var created = InvoiceListParams.Created.builder().setGte(window.fromSecond()).setLte(window.toSecond()).build();
		return byId(StripeLists.readAll((after) -> this.stripe.v1()
			.invoices()
			.list(InvoiceListParams.builder()
				.setCreated(created)
				.setLimit(StripeLists.PAGE)
				.setStartingAfter(after)
				.addExpand("data.payments")
				.build()), maxPages, (invoice) -> customers.contains(invoice.getCustomer())));
	}

	/**
	 * Indexes by id; of an object that is listed twice, because it moved to the next page
	 * while the list was read, the later version is kept.
	 */
	private static <T extends HasId> Map<String, T> byId(List<T> listed) {
		return listed.stream().collect(Collectors.toMap(HasId::getId, Function.identity(), (one, later) -> later));
	}

}
