package org.tragwerk.campaigncounter.web;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Reports a node as not ready until it has read the count once. Later it stays ready,
 * because the last count is served while the database is down.
 */
@Component
class SupporterCountHealthIndicator implements HealthIndicator {

	private final Campaigns campaigns;

	SupporterCountHealthIndicator(Campaigns campaigns) {
		this.campaigns = campaigns;
	}

	@Override
	public Health health() {
		return (this.campaigns.areLoaded() ? Health.up() : Health.outOfService()).build();
	}

}
