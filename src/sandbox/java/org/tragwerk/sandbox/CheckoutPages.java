package org.tragwerk.sandbox;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.PageRoute.Visit;
import org.tragwerk.sandbox.account.checkout.Checkout;
import org.tragwerk.sandbox.account.checkout.CheckoutCompletion;
import org.tragwerk.sandbox.account.checkout.CheckoutPage;
import org.tragwerk.sandbox.account.core.AccountSettings;
import org.tragwerk.sandbox.api.Json;
import org.tragwerk.sandbox.delivery.WebhookDeliveries;
import org.tragwerk.sandbox.http.Response;

/** The hosted Checkout page, and the control address that completes a session. */
record CheckoutPages(Checkout checkout, AccountSettings settings, WebhookDeliveries deliveries) {

	List<PageRoute> routes() {
		return List.of(PageRoute.of("GET", "/c/pay/{}", this::show), PageRoute.of("POST", "/c/pay/{}", this::pay),
				PageRoute.of("GET", "/c/pay/{}/authentication", this::show),
				PageRoute.of("POST", "/_sandbox/checkout/sessions/{}/complete", this::complete));
	}

	private Response show(Visit visit) {
		var page = this.checkout.page(visit.part(1));
		if (page == null) {
			return Template.page(404, "de", "Checkout", Template.fill("checkout-gone", "de", Map.of()));
		}
		var language = language(page, visit);
		var values = new CheckoutPageModel(page, this.settings.displayName(), language).all();
		return whole(language, Template.fill(template(page), language, values));
	}

	private static String template(CheckoutPage page) {
		if (page.isOpen()) {
			return page.state().asksForAuthentication() ? "checkout-authentication" : "checkout-open";
		}
		return page.isComplete() ? "checkout-complete" : "checkout-expired";
	}

	private Response pay(Visit visit) {
		var changed = this.checkout.complete(visit.part(1), completion(visit));
		if (!changed.result().isComplete()) {
			return Response.seeOther("/c/pay/" + visit.part(1));
		}
		this.deliveries.awaitFirstAttempt(changed.events());
		return Response.seeOther(changed.result().links().returnUrl());
	}

	private Response complete(Visit visit) {
		var page = this.checkout.complete(visit.part(1), completion(visit)).result();
		if (visit.wantsJson()) {
			return Response.json(200, Json.write(Map.of("id", page.links().id(), "status", page.state().status(),
					"return_url", page.links().returnUrl())));
		}
		return Response.seeOther(page.isComplete() ? page.links().returnUrl() : "/c/pay/" + page.links().id());
	}

	/** The submitted form; a session of one kind of payment method needs no choice. */
	private CheckoutCompletion completion(Visit visit) {
		var page = this.checkout.page(visit.part(1));
		var only = (page != null && page.paymentMethodTypes().size() == 1) ? page.paymentMethodTypes().get(0) : "card";
		var type = visit.field("payment_method", only);
		var card = type.equals("card") ? filled(visit, "card") : null;
		var outcome = visit.field("outcome", "succeeded");
		return new CheckoutCompletion(type, outcome.equals("succeeded") ? outcomeOf(card) : outcome,
				filled(visit, "email"), filled(visit, "iban"), card);
	}

	/** The outcome of Stripe's test cards. */
	private static String outcomeOf(@Nullable String card) {
		var digits = (card != null) ? card.replaceAll("\\D", "") : "";
		if (digits.endsWith("0002")) {
			return "declined";
		}
		return digits.endsWith("3155") ? "requires_action" : "succeeded";
	}

	private static @Nullable String filled(Visit visit, String field) {
		var value = visit.field(field, "");
		return value.isEmpty() ? null : value;
	}

	private static Response whole(String language, String body) {
		return Template.page(200, language, Template.text(language, "checkout.title"), body);
	}

	private static String language(CheckoutPage page, Visit visit) {
		var wanted = page.payer().locale();
		return wanted.equals("auto") ? visit.language() : (wanted.startsWith("en") ? "en" : "de");
	}

}
