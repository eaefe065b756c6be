package org.tragwerk.campaigncounter.web;

import java.time.Duration;

import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of event streams: the maximum number on a node and of one network, the
 * interval of heartbeats, and the timeout of writes to a client that does not read.
 */
@Validated
@ConfigurationProperties("tragwerk.limits")
record StreamProperties(@DefaultValue("10000") @Positive int streams, @DefaultValue("100") @Positive int streamNetwork,
		@DefaultValue("15s") Duration streamHeartbeat, @DefaultValue("25s") Duration streamWriteTimeout) {
}
