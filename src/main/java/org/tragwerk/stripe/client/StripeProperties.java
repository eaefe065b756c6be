package org.tragwerk.stripe.client;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the connection to Stripe.
 *
 * @param apiKey Stripe's secret or restricted API key
 * @param apiBase base URL used instead of Stripe's own, such as a sandbox's
 * @param webhookSecrets signing secrets of the webhook endpoint, newest first
 * @param product id of the Stripe product under which the price of every pledge is
 * created
 * @param writes whether requests that change something at Stripe are sent; if false, only
 * GET requests are
 */
@ConfigurationProperties("tragwerk.stripe")
public record StripeProperties(String apiKey, @Nullable String apiBase, List<String> webhookSecrets, String product,
		@DefaultValue("true") boolean writes) {

	/** Whether the key is one of live mode, which moves real money. */
	public boolean isLive() {
		return this.apiKey.contains("_live_");
	}

}
