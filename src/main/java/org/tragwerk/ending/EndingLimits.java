package org.tragwerk.ending;

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
class EndingLimits {

	private final Limits limits;

	EndingLimits(Limits limits) {
		this.limits = limits;
	}

	/** Empty if a declaration is taken, else how long to wait. */
	Optional<Duration> waitFor(ClientNetwork network) {
		return this.limits.waitFor("ending-network", network.text());
	}

	boolean allowLetter(ClientNetwork network, String address) {
		return this.limits.allows("ending-letter-address", address.toLowerCase(Locale.ROOT))
				&& this.limits.allows("ending-letter-network", network.text());
	}

}
