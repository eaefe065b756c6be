package org.tragwerk.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.PageRoute.Visit;
import org.tragwerk.sandbox.account.dashboard.Dashboard;
import org.tragwerk.sandbox.api.Json;
import org.tragwerk.sandbox.delivery.WebhookDeliveries;
import org.tragwerk.sandbox.delivery.WebhookTarget;
import org.tragwerk.sandbox.http.Response;

/** Webhook target and redelivery. */
record DeliveryControl(Dashboard dashboard, WebhookDeliveries deliveries) {

	List<PageRoute> routes() {
		return List.of(PageRoute.of("GET", "/_sandbox/webhook_target", this::target),
				PageRoute.of("POST", "/_sandbox/webhook_target", this::deliverTo),
				PageRoute.of("POST", "/_sandbox/events/{}/deliver", this::deliver));
	}

	private Response target(Visit visit) {
		var url = this.deliveries.target().url();
		return Response.json(200, Json.write(Map.of("url", (url != null) ? url.toString() : "")));
	}

	private Response deliverTo(Visit visit) {
		var present = this.deliveries.target();
		var url = visit.request().form().has("url") ? uri(visit.field("url", "")) : present.url();
		var secrets = visit.field("secrets", "");
		this.deliveries
			.deliverTo(new WebhookTarget(url, secrets.isEmpty() ? present.secrets() : List.of(secrets.split(","))));
		return visit.wantsJson() ? target(visit) : Response.seeOther("/_sandbox");
	}

	private static @org.jspecify.annotations.Nullable URI uri(String url) {
		if (url.isEmpty()) {
			return null;
		}
		if (!url.matches("https?://.+")) {
			throw new IllegalArgumentException("Not an address to deliver to: " + url);
		}
		return URI.create(url);
	}

	private Response deliver(Visit visit) {
		var event = this.dashboard.event(visit.part(1));
		if (event == null) {
			return Response.text(404, "No such event: " + visit.part(1));
		}
		this.deliveries.resend(event);
		return visit.wantsJson() ? Response.json(200, Json.write(EventPages.describe(event)))
				: visit.backOr("/_sandbox");
	}

}
