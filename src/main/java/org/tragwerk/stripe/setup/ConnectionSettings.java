package org.tragwerk.stripe.setup;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import com.stripe.StripeClient;
import com.stripe.net.HttpURLConnectionClient;
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
 * @param baseUrl the public base URL, without a slash at the end
 * @param imprint the lines of the newspaper's imprint
 */
record ConnectionSettings(StripeProperties stripe, URI baseUrl, List<String> imprint) {

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
					binder.bind("tragwerk.base-url", URI.class).get(),
					binder.bind("tragwerk.newspaper.imprint", Bindable.listOf(String.class)).orElse(List.of()))
				.checked();
		}
		catch (BindException ex) {
			throw new SetupException("The setting " + ex.getName() + " cannot be read.");
		}
	}

	private ConnectionSettings checked() {
		if (this.baseUrl.getHost() == null || !String.valueOf(this.baseUrl.getScheme()).matches("https?")
				|| this.baseUrl.toString().endsWith("/")) {
			throw new SetupException("TRAGWERK_BASE_URL has to be an address such as"
					+ " https://unterstuetzen.zeitung.example without a slash at the end, not " + this.baseUrl + ".");
		}
		return this;
	}

	StripeClient client() {
		return StripeConfiguration.client(this.stripe, new HttpURLConnectionClient());
	}

	/** The value of the metadata {@link #SITE}: the base URL. */
	String site() {
		return this.baseUrl.toString();
	}

	String webhookUrl() {
		return this.baseUrl + "/webhooks/stripe";
	}

	Optional<String> product() {
		return Optional.ofNullable(this.stripe.product()).filter(StringUtils::hasText);
	}

	boolean hasSecrets() {
		return this.stripe.webhookSecrets() != null
				&& this.stripe.webhookSecrets().stream().anyMatch(StringUtils::hasText);
	}

}
