package org.tragwerk.stripe.sync.bulk;

import java.util.List;
import java.util.Map;
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
 * Lists what began within a window, a hundred a page. Stripe lists neither by ids nor by
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

	/** Knows which of the listed are ours. */
	OwnSubscriptions ownSubscriptions() {
		return this.ownSubscriptions;
	}

	/**
	 * The subscriptions in any status whose period began then, by id.
	 * @param maxPages where more would cost more than it saves
	 */
	Map<String, Subscription> subscriptions(FetchWindow window, int maxPages) {
		var period = SubscriptionListParams.CurrentPeriodStart.builder()
			.setGte(window.fromSecond())
			.setLte(window.toSecond())
			.build();
		return byId(StripeLists.readAll((after) -> this.stripe.v1()
			.subscriptions()
			.list(SubscriptionListParams.builder()
				.setCurrentPeriodStart(period)
				.setStatus(SubscriptionListParams.Status.ALL)
				.setLimit(StripeLists.PAGE)
				.setStartingAfter(after)
				.build()), maxPages));
	}

	/** The invoices in any status that were made then, with their payments, by id. */
	Map<String, Invoice> invoices(FetchWindow window, int maxPages) {
		var created = InvoiceListParams.Created.builder().setGte(window.fromSecond()).setLte(window.toSecond()).build();
		return byId(StripeLists.readAll((after) -> this.stripe.v1()
			.invoices()
			.list(InvoiceListParams.builder()
				.setCreated(created)
				.setLimit(StripeLists.PAGE)
				.setStartingAfter(after)
				.addExpand("data.payments")
				.build()), maxPages));
	}

	/** Of an object that moved to the next page meanwhile, the later answer stands. */
	private static <T extends HasId> Map<String, T> byId(List<T> listed) {
		return listed.stream().collect(Collectors.toMap(HasId::getId, Function.identity(), (one, later) -> later));
	}

}
