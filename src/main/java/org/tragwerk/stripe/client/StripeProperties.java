package org.tragwerk.stripe.client;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach Stripe.
 *
 * @param apiKey secret or restricted key
 * @param apiBase another address than Stripe's own, such as a sandbox
 * @param webhookSecrets signing secrets of the webhook endpoint, newest first
 * @param product id of the product that every pledge is a price of
 * @param writes whether anything may be changed at Stripe; without it we only read
 */
@ConfigurationProperties("tragwerk.stripe")
public record StripeProperties(String apiKey, @Nullable String apiBase, List<String> webhookSecrets, String product,
		@DefaultValue("true") boolean writes) {

	/** Whether the key moves real money. */
	public boolean isLive() {
		return this.apiKey.contains("_live_");
	}

}
