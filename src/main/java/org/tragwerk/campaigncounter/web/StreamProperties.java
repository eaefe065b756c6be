package org.tragwerk.campaigncounter.web;

import java.time.Duration;

import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many live streams one node carries, how often it sends a heartbeat, and how long a
 * write may wait for a client that does not read.
 */
@Validated
@ConfigurationProperties("tragwerk.limits")
record StreamProperties(@DefaultValue("10000") @Positive int streams, @DefaultValue("15s") Duration streamHeartbeat,
		@DefaultValue("25s") Duration streamWriteTimeout) {
}
