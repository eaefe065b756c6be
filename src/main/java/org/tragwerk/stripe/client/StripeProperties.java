package org.tragwerk.stripe.client;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

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

	private static final String STRIPE = "https://api.stripe.com";

	/** Whether the key is one of live mode, which moves real money. */
	public boolean isLive() {
		return this.apiKey.contains("_live_");
	}

	/**
	 * The reason why a live key must not be used, in a sentence: it would be sent to
	 * somebody else than Stripe or without encryption, or readers would reach the pages
	 * without encryption. Null if there is none.
	 * @param baseUrl the address of the pages
	 */
	public @Nullable String unsafeLiveKey(@Nullable URI baseUrl) {
		if (!isLive()) {
			return null;
		}
		if (StringUtils.hasText(this.apiBase) && !isStripe(this.apiBase)) {
			return "The key is a live one, but TRAGWERK_STRIPE_API_BASE leads to " + this.apiBase + ".";
		}
		return (baseUrl != null && "https".equalsIgnoreCase(baseUrl.getScheme())) ? null
				: "The key is a live one, but TRAGWERK_BASE_URL is no https address: " + baseUrl + ".";
	}

	private static boolean isStripe(String apiBase) {
		return apiBase.equals(STRIPE) || apiBase.startsWith(STRIPE + '/');
	}

}
