package org.tragwerk.campaigncounter;

import java.time.Duration;

import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many live streams one node carries, how often it shows that they live, and how long
 * it waits for a client that does not read.
 */
@Validated
@ConfigurationProperties("tragwerk.limits")
record StreamProperties(@DefaultValue("10000") @Positive int streams, @DefaultValue("15s") Duration heartbeat,
		@DefaultValue("25s") Duration patience) {
}
