package org.tragwerk.stripe.sync.bulk;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of bulk syncs, which use list calls instead of one fetch per customer.
 *
 * @param threshold the number of waiting customers, of those that can be synced in bulk,
 * from which on there is a backlog
 * @param maxCustomers the maximum number of customers in one bulk sync
 * @param lease the duration of the customers' leases, much longer than the list calls
 * take
 */
@ConfigurationProperties("tragwerk.sync.bulk")
record BulkSyncProperties(@DefaultValue("200") int threshold, @DefaultValue("10000") int maxCustomers,
		@DefaultValue("PT15M") Duration lease) {
}
