package org.tragwerk.sandbox;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.ReplaySettings;

/**
 * How a sandbox is started.
 *
 * @param port the port of its HTTP server, 0 for a free one
 * @param smtpPort the port of its SMTP server, 0 for a free one
 * @param webhookSecret signs deliveries, with its {@code whsec_} prefix
 * @param secondWebhookSecret signs them as well while a secret is being rolled
 * @param replay makes ids and time the same as in every other run, null for a life of its
 * own
 */
public record SandboxSettings(int port, int smtpPort, String webhookSecret, @Nullable String secondWebhookSecret,
		@Nullable ReplaySettings replay) {

	/** Free ports and one secret. */
	public static SandboxSettings onFreePorts(String webhookSecret) {
		return new SandboxSettings(0, 0, webhookSecret, null, null);
	}

	List<String> secrets() {
		var secrets = new ArrayList<>(List.of(this.webhookSecret));
		if (this.secondWebhookSecret != null) {
			secrets.add(this.secondWebhookSecret);
		}
		return secrets;
	}

}
