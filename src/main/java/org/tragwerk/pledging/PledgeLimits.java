package org.tragwerk.pledging;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import org.tragwerk.site.ClientNetwork;
import org.tragwerk.site.Limits;

import org.springframework.stereotype.Component;

/**
 * The rate limits of starting pledges, for each client network and each email address;
 * only valid forms are counted. While card testing is suspected and each start sends an
 * email, the limit of an address is lower.
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
