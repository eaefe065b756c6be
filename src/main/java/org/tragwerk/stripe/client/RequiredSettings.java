package org.tragwerk.stripe.client;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;

/**
 * Stops the application before any bean is created if a required Stripe setting is
 * missing, because webhook events could not be verified or payments not be created, or if
 * a live key would be used over unprotected connections.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
class RequiredSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		var missing = missing(context.getEnvironment());
		if (!missing.isEmpty()) {
			throw RefusedSettingsException.missing(missing);
		}
		var unsafe = unsafeLiveKey(Binder.get(context.getEnvironment()));
		if (unsafe != null) {
			throw new RefusedSettingsException(unsafe);
		}
	}

	private static @Nullable String unsafeLiveKey(Binder settings) {
		return settings.bind("tragwerk.stripe", StripeProperties.class)
			.get()
			.unsafeLiveKey(settings.bind("tragwerk.base-url", URI.class).orElse(null));
	}

	private static List<String> missing(ConfigurableEnvironment environment) {
		var binder = Binder.get(environment);
		var secrets = binder.bind("tragwerk.stripe.webhook-secrets", Bindable.listOf(String.class)).orElse(List.of());
		var missingSecret = secrets.isEmpty() || !secrets.stream().allMatch(StringUtils::hasText)
				? Stream.of("TRAGWERK_STRIPE_WEBHOOK_SECRETS") : Stream.<String>empty();
		var missingTexts = Stream.of("api-key", "product")
			.filter((name) -> !StringUtils.hasText(environment.getProperty("tragwerk.stripe." + name)))
			.map((name) -> "TRAGWERK_STRIPE_" + name.replace('-', '_').toUpperCase(Locale.ROOT));
		return Stream.concat(missingTexts, missingSecret).toList();
	}

}
