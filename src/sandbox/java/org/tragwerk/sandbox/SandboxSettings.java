package org.tragwerk.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.ReplaySettings;

/**
 * Settings of a sandbox.
 *
 * @param port the port of its HTTP server, 0 for a free one
 * @param smtpPort the port of its SMTP server, 0 for a free one
 * @param webhookSecret the secret that signs deliveries, including its {@code whsec_}
 * prefix
 * @param secondWebhookSecret a second signing secret, as Stripe uses while a secret is
 * being rolled; null for none
 * @param replay makes ids and time repeatable; null for random ids and the wall clock
 */
public record SandboxSettings(int port, int smtpPort, String webhookSecret, @Nullable String secondWebhookSecret,
		@Nullable ReplaySettings replay) {

	/** Settings with free ports and one signing secret. */
	public static SandboxSettings onFreePorts(String webhookSecret) {
		return new SandboxSettings(0, 0, webhookSecret, null, null);
	}

	/**
	 * The same settings for a run that can be repeated: ids are generated from the seed,
	 * and the clock starts at {@code from} and moves only when it is advanced.
	 */
	public SandboxSettings repeatable(long seed, Instant from) {
		return new SandboxSettings(this.port, this.smtpPort, this.webhookSecret, this.secondWebhookSecret,
				new ReplaySettings(seed, from));
	}

	List<String> secrets() {
		var secrets = new ArrayList<>(List.of(this.webhookSecret));
		if (this.secondWebhookSecret != null) {
			secrets.add(this.secondWebhookSecret);
		}
		return secrets;
	}

}
