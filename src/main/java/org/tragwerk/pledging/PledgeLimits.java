package org.tragwerk.pledging;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import org.tragwerk.site.ClientNetwork;
import org.tragwerk.site.Limits;

import org.springframework.stereotype.Component;

/**
 * How many pledges may be started from one network and for one email address; only valid
 * forms are counted. While each start sends an email, fewer are allowed for one address.
 */
@Component
class PledgeLimits {

	private final Limits limits;

	private final CheckoutOpener checkoutOpener;

	PledgeLimits(Limits limits, CheckoutOpener checkoutOpener) {
		this.limits = limits;
		this.checkoutOpener = checkoutOpener;
	}

	/** Empty if the pledge may be started, else how long to wait. */
	Optional<Duration> waitFor(ClientNetwork network, String address) {
		return this.limits.waitFor("pledge-network", network.text())
			.or(() -> this.limits.waitFor(
					this.checkoutOpener.isCardTestingSuspected() ? "pledge-email" : "pledge-address",
					address.toLowerCase(Locale.ROOT)));
	}

}
