package org.tragwerk.pledging;

import java.util.List;
import java.util.stream.Stream;

import org.tragwerk.subscription.Way;

import org.springframework.stereotype.Component;

/**
 * By which ways readers may pay: those that the newspaper wants and the account has.
 */
@Component
class OfferedWays {

	private final PledgeProperties properties;

	private final Checkouts checkouts;

	OfferedWays(PledgeProperties properties, Checkouts checkouts) {
		this.properties = properties;
		this.checkouts = checkouts;
	}

	/** The best way first; a card where nothing is known. */
	List<Way> offered() {
		var possible = this.checkouts.ways();
		var offered = Stream.of(Way.values())
			.filter((way) -> this.properties.ways().contains(way) && possible.contains(way))
			.toList();
		return offered.isEmpty() ? List.of(Way.CARD) : offered;
	}

}
