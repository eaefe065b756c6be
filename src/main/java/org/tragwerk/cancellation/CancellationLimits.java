package org.tragwerk.cancellation;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import org.tragwerk.site.ClientNetwork;
import org.tragwerk.site.Limits;

import org.springframework.stereotype.Component;

/**
 * How much one network may declare, and how many letters that may cause. A declaration
 * too many for a letter is taken down all the same.
 */
@Component
class CancellationLimits {

	private final Limits limits;

	CancellationLimits(Limits limits) {
		this.limits = limits;
	}

	/** Empty if a declaration is taken, else how long to wait. */
	Optional<Duration> waitFor(ClientNetwork network) {
		return this.limits.waitFor("cancellation-network", network.text());
	}

	boolean allowLetter(ClientNetwork network, String address) {
		return this.limits.allows("cancellation-email-address", address.toLowerCase(Locale.ROOT))
				&& this.limits.allows("cancellation-email-network", network.text());
	}

}
