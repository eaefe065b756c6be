package org.tragwerk.subscription;

import java.net.URI;

import org.tragwerk.site.SiteProperties;

import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Asks the provider for the page of an attempt, always in the same words.
 */
@Component
class CheckoutDesk {

	private final PaymentProvider provider;

	private final SiteProperties site;

	CheckoutDesk(PaymentProvider provider, SiteProperties site) {
		this.provider = provider;
		this.site = site;
	}

	/**
	 * Opens the page, or finds the one that was opened before.
	 * @throws ProviderUnavailableException if the outcome is unknown; ask again
	 * @throws ProviderRefusalException if it will never come to a page
	 */
	CheckoutPage open(Attempt attempt) {
		var order = attempt.order();
		var payer = new CheckoutRequest.Payer(order.address(), order.name(), order.language());
		return this.provider.openCheckout(new CheckoutRequest(attempt.id(), order.pledge(), payer, attempt.expiresAt(),
				returnTo(order), backTo(order)));
	}

	private URI returnTo(Order order) {
		return UriComponentsBuilder.fromUri(this.site.link("/support/return"))
			.queryParam("lang", order.language())
			.build()
			.toUri();
	}

	private URI backTo(Order order) {
		return UriComponentsBuilder.fromUri(this.site.link("/support"))
			.queryParam("lang", order.language())
			.queryParam("amount", order.pledge().amount().dotted())
			.build()
			.toUri();
	}

}
