package org.tragwerk.sandbox.account.webhooks;

import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.api.ApiCall;
import org.tragwerk.sandbox.api.Route;

/** {@code /v1/events}: the events of the last thirty days. */
final class EventResource {

	private static final long KEPT = 30L * 86_400;

	private final Account account;

	EventResource(Account account) {
		this.account = account;
	}

	List<Route> routes() {
		return List.of(new Route("GET", "/v1/events", "event.list", this::list),
				this.account.events().table().retrieval("/v1/events"));
	}

	private Map<String, Object> list(ApiCall call) {
		var params = call.params();
		var types = params.texts("types");
		var type = params.text("type");
		var oldest = this.account.now() - KEPT;
		return this.account.events()
			.table()
			.page(call, (event) -> event.created >= oldest && (type == null || matches(type, event.type()))
					&& (types.isEmpty() || types.stream().anyMatch((wanted) -> matches(wanted, event.type())))
					&& (!params.has("delivery_success") || event.isDelivered() == params.flag("delivery_success")));
	}

	private static boolean matches(String wanted, String type) {
		return wanted.endsWith("*") ? type.startsWith(wanted.substring(0, wanted.length() - 1)) : wanted.equals(type);
	}

}
