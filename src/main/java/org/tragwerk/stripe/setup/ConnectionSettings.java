package org.tragwerk.stripe.setup;

import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import com.stripe.StripeClient;
import com.stripe.net.HttpURLConnectionClient;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.site.SiteProperties;
import org.tragwerk.stripe.client.StripeConfiguration;
import org.tragwerk.stripe.client.StripeProperties;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The settings that are needed to set up or check a Stripe account.
 *
 * @param stripe connection to Stripe; product and webhook secrets may be missing
 * @param site the site that readers see
 * @param paymentMethods the payment methods that the settings offer
 */
record ConnectionSettings(StripeProperties stripe, SiteProperties site, Set<PaymentMethodType> paymentMethods) {

	/** The metadata key that marks objects at Stripe as created for a base URL. */
	static final String SITE = "tragwerk_site";

	/**
	 * Reads the settings.
	 * @throws SetupException if API key or base URL are missing or invalid
	 */
	static ConnectionSettings of(Environment environment) {
		if (!StringUtils.hasText(environment.getProperty("tragwerk.stripe.api-key"))) {
			throw new SetupException("Stripe cannot be asked without TRAGWERK_STRIPE_API_KEY.");
		}
		try {
			var binder = Binder.get(environment);
			return new ConnectionSettings(binder.bind("tragwerk.stripe", StripeProperties.class).get(),
					binder.bind("tragwerk", SiteProperties.class).get(),
					binder.bind("tragwerk.pledge.payment-methods", Bindable.setOf(PaymentMethodType.class))
						.orElse(EnumSet.allOf(PaymentMethodType.class)))
				.checked();
		}
		catch (BindException ex) {
			throw new SetupException("The setting " + ex.getName() + " cannot be read.");
		}
	}

	private ConnectionSettings checked() {
		if (baseUrl().getHost() == null || !String.valueOf(baseUrl().getScheme()).matches("https?")
				|| baseUrl().toString().endsWith("/")) {
			throw new SetupException("TRAGWERK_BASE_URL has to be an address such as"
					+ " https://unterstuetzen.zeitung.example without a slash at the end, not " + baseUrl() + ".");
		}
		return this;
	}

	StripeClient client() {
		return StripeConfiguration.client(this.stripe, new HttpURLConnectionClient());
	}

	URI baseUrl() {
		return this.site.baseUrl();
	}

	/** The value of the metadata {@link #SITE}: the base URL. */
	String siteMetadata() {
		return baseUrl().toString();
	}

	String webhookUrl() {
		return this.site.link("/webhooks/stripe").toString();
	}

	Optional<String> product() {
		return Optional.ofNullable(this.stripe.product()).filter(StringUtils::hasText);
	}

	boolean hasSecrets() {
		return this.stripe.webhookSecrets() != null
				&& this.stripe.webhookSecrets().stream().anyMatch(StringUtils::hasText);
	}

}
