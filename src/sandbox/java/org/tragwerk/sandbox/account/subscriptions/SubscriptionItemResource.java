package org.tragwerk.sandbox.account.subscriptions;

import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Table;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.ApiCall;
import org.tragwerk.sandbox.api.ListPage;
import org.tragwerk.sandbox.api.Route;

/** {@code /v1/subscription_items}, read only. */
final class SubscriptionItemResource {

	private final Table<Subscription> subscriptions;

	SubscriptionItemResource(Account account) {
		this.subscriptions = account.table(Subscription.class);
	}

	List<Route> routes() {
		return List.of(new Route("GET", "/v1/subscription_items", "subscription_item.list", this::list),
				new Route("GET", "/v1/subscription_items/{id}", "subscription_item.retrieve", this::retrieve));
	}

	private Map<String, Object> list(ApiCall call) {
		var subscription = this.subscriptions.referenced(call.params().required("subscription"), "subscription");
		return ListPage.page(call, subscription.items, (item) -> true, SubscriptionItemResource::positionIn,
				(item) -> item.render(subscription.id));
	}

	private static int positionIn(List<SubscriptionItem> items, String id) {
		return items.stream().map((item) -> item.id).toList().indexOf(id);
	}

	private Map<String, Object> retrieve(ApiCall call) {
		for (var subscription : this.subscriptions.all()) {
			for (var item : subscription.items) {
				if (item.id.equals(call.id())) {
					return item.render(subscription.id);
				}
			}
		}
		throw ApiError.notFound("subscription_item", call.id());
	}

}
