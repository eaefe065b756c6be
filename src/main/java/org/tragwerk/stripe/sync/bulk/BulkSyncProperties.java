package org.tragwerk.stripe.sync.bulk;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When customers are looked at together instead of one by one.
 *
 * @param from so many who wait with news that lists can answer are a storm
 * @param most no more than so many are looked at together
 * @param lease for how long they are taken; lists end well before
 */
@ConfigurationProperties("tragwerk.storm")
record BulkSyncProperties(@DefaultValue("200") int from, @DefaultValue("10000") int most,
		@DefaultValue("PT15M") Duration lease) {
}
