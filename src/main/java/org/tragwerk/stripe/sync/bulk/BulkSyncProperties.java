package org.tragwerk.stripe.sync.bulk;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When customers are fetched by list calls instead of one by one.
 *
 * @param threshold so many waiting customers that lists can answer are a backlog
 * @param maxCustomers no more than so many are fetched together
 * @param lease for how long they are leased; lists end well before
 */
@ConfigurationProperties("tragwerk.sync.bulk")
record BulkSyncProperties(@DefaultValue("200") int threshold, @DefaultValue("10000") int maxCustomers,
		@DefaultValue("PT15M") Duration lease) {
}
