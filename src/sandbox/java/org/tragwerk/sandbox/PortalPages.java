package org.tragwerk.sandbox;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

import org.tragwerk.sandbox.PageRoute.Visit;
import org.tragwerk.sandbox.account.portal.PortalPage;
import org.tragwerk.sandbox.account.portal.PortalPage.PortalSubscription;
import org.tragwerk.sandbox.account.portal.PortalActions;
import org.tragwerk.sandbox.api.Json;
import org.tragwerk.sandbox.delivery.WebhookDeliveries;
import org.tragwerk.sandbox.http.Response;

/** The hosted portal: subscriptions, cancellation, card and receipts. */
record PortalPages(PortalActions actions, WebhookDeliveries deliveries) {

	java.util.List<PageRoute> routes() {
		return java.util.List.of(PageRoute.of("GET", "/p/session/{}", this::show),
				PageRoute.of("POST", "/p/session/{}", this::action));
	}

	private Response show(Visit visit) {
		var page = this.actions.page(visit.part(1));
		if (page == null) {
			return Template.page(404, "de", Template.text("de", "portal.title"),
					Template.fill("checkout-gone", "de", Map.of()));
		}
		var language = language(page, visit);
		return Template.page(200, language, Template.text(language, "portal.title"),
				body(page, visit.part(1), language));
	}

	private Response action(Visit visit) {
		var token = visit.part(1);
		var changed = switch (visit.field("act", "")) {
			case "cancel" -> this.actions.cancel(token, visit.field("subscription", ""));
			case "resume" -> this.actions.resume(token, visit.field("subscription", ""));
			case "card" -> this.actions.replaceCard(token, visit.field("last4", "4242"));
			default -> throw new IllegalArgumentException("The portal cannot " + visit.field("act", "do nothing"));
		};
		this.deliveries.awaitFirstAttempt(changed.events());
		return visit.wantsJson() ? Response.json(200, Json.write(Map.of("return_url", changed.result().returnUrl())))
				: Response.seeOther("/p/session/" + token);
	}

	private static String body(PortalPage page, String token, String language) {
		var lines = page.subscriptions()
			.stream()
			.map((line) -> line(page, line, token, language))
			.collect(Collectors.joining());
		var card = (page.card() != null) ? "•••• " + page.card() : Template.text(language, "portal.card.none");
		var change = page.updatesPaymentMethod() ? Template.fill("portal-card", language, Map.of("token", token)) : "";
		return Template.fill("portal", language, Map.of("payer", page.payer(), "lines", lines, "card", card, "change",
				change, "receipts", receipts(page, language), "returnUrl", page.returnUrl()));
	}

	private static String receipts(PortalPage page, String language) {
		var receipts = page.receipts()
			.stream()
			.map((receipt) -> Template.fill("portal-receipt", language,
					Map.of("number", receipt.number(), "amount",
							CheckoutPageModel.amount(receipt.amount(), receipt.currency(), language), "url",
							receipt.url(), "date", Template.moment(Instant.ofEpochSecond(receipt.created()), language),
							"status", Template.text(language, "portal.receipt." + receipt.status()))))
			.collect(Collectors.joining());
		return receipts.isEmpty() ? "" : Template.fill("portal-receipts", language, Map.of("receipts", receipts));
	}

	private static String line(PortalPage page, PortalSubscription line, String token, String language) {
		var ends = line.endsAt();
		var date = Template.moment(Instant.ofEpochSecond((ends != null) ? ends : line.periodEnd()), language);
		var state = line.hasEnded() ? "portal.ended" : (ends != null) ? "portal.ends" : "portal.renews";
		var action = (ends != null) ? "resume" : "cancel";
		var button = line.hasEnded() || !page.cancels() ? "" : Template.fill("portal-act", language, Map.of("token",
				token, "id", line.id(), "act", action, "text", Template.text(language, "portal." + action)));
		return Template.fill("portal-subscription", language,
				Map.of("product", line.product(), "amount",
						CheckoutPageModel.amount(line.amount(), line.currency(), language), "interval",
						CheckoutPageModel.interval(line.interval(), line.intervalCount(), language), "state",
						Template.text(language, state), "date", date, "button", button));
	}

	private static String language(PortalPage page, Visit visit) {
		return page.locale().equals("auto") ? visit.language() : (page.locale().startsWith("en") ? "en" : "de");
	}

}
