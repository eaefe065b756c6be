package org.tragwerk.sandbox;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.AfterRetries;

/**
 * How a sandbox is started.
 *
 * @param port the port of its HTTP server, 0 for a free one
 * @param smtpPort the port of its SMTP server, 0 for a free one
 * @param webhookSecret signs deliveries, with its {@code whsec_} prefix
 * @param secondWebhookSecret signs them as well while a secret is being rolled
 * @param afterRetries what becomes of a subscription whose last retry failed
 */
public record Settings(int port, int smtpPort, String webhookSecret, @Nullable String secondWebhookSecret,
		AfterRetries afterRetries) {

	/** Free ports, one secret, subscriptions end after the last retry. */
	public static Settings onFreePorts(String webhookSecret) {
		return new Settings(0, 0, webhookSecret, null, AfterRetries.CANCEL);
	}

	List<String> secrets() {
		var secrets = new ArrayList<>(List.of(this.webhookSecret));
		if (this.secondWebhookSecret != null) {
			secrets.add(this.secondWebhookSecret);
		}
		return secrets;
	}

}
