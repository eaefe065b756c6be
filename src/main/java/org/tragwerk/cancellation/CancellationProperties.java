package org.tragwerk.cancellation;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the legal buttons.
 *
 * @param linkValidity how long a mailed link carries a declaration out
 * @param staffAfter how long a mailed link may lie before people look at the declaration
 */
@ConfigurationProperties("tragwerk.cancellation")
record CancellationProperties(@DefaultValue("30d") Duration linkValidity, @DefaultValue("3d") Duration staffAfter) {
}
