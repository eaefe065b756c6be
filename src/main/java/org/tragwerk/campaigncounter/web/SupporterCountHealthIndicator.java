package org.tragwerk.campaigncounter.web;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Keeps a node that does not know the count yet from being ready. A count that was known
 * is served on while the database is down.
 */
@Component
class SupporterCountHealthIndicator implements HealthIndicator {

	private final Campaigns campaigns;

	SupporterCountHealthIndicator(Campaigns campaigns) {
		this.campaigns = campaigns;
	}

	@Override
	public Health health() {
		return (this.campaigns.areKnown() ? Health.up() : Health.outOfService()).build();
	}

}
