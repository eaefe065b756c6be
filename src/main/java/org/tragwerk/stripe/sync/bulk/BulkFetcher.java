package org.tragwerk.stripe.sync.bulk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.stripe.StripeClient;
import com.stripe.model.HasId;
import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.SubscriptionListParams;
import org.jspecify.annotations.Nullable;
import org.tragwerk.stripe.client.OwnSubscriptions;
import org.tragwerk.stripe.client.StripeErrors;

import org.springframework.stereotype.Component;

/**
 * Lists what began within a window, a hundred a page. Stripe lists neither by ids nor by
 * the time of a change.
 */
@Component
class BulkFetcher {

	private static final long PAGE = 100;

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
		return pages((after) -> {
			var params = SubscriptionListParams.builder()
				.setCurrentPeriodStart(period)
				.setStatus(SubscriptionListParams.Status.ALL)
				.setLimit(PAGE)
				.setStartingAfter(after)
				.build();
			var page = StripeErrors.call(() -> this.stripe.v1().subscriptions().list(params));
			return new Page<>(page.getData(), page.getHasMore());
		}, maxPages);
	}

	/** The invoices in any status that were made then, with their payments, by id. */
	Map<String, Invoice> invoices(FetchWindow window, int maxPages) {
		var created = InvoiceListParams.Created.builder().setGte(window.fromSecond()).setLte(window.toSecond()).build();
		return pages((after) -> {
			var params = InvoiceListParams.builder()
				.setCreated(created)
				.setLimit(PAGE)
				.setStartingAfter(after)
				.addExpand("data.payments")
				.build();
			var page = StripeErrors.call(() -> this.stripe.v1().invoices().list(params));
			return new Page<>(page.getData(), page.getHasMore());
		}, maxPages);
	}

	private static <T extends HasId> Map<String, T> pages(Function<@Nullable String, Page<T>> list, int maxPages) {
		var found = new HashMap<String, T>();
		var page = new Page<T>(List.of(), true);
		for (int number = 0; page.hasMore() && number < maxPages; number++) {
			page = list.apply(page.last());
			page.data().forEach((object) -> found.put(object.getId(), object));
		}
		return found;
	}

	private record Page<T extends HasId>(List<T> data, boolean hasMore) {

		@Nullable String last() {
			return this.data.isEmpty() ? null : this.data.get(this.data.size() - 1).getId();
		}

	}

}
