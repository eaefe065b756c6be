package org.tragwerk.cancellation;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the legal buttons.
 *
 * @param linkValidity how long a mailed link is valid
 * @param staffAfter how long a mailed link stays unopened before people look at the
 * declaration
 */
@ConfigurationProperties("tragwerk.cancellation")
record CancellationProperties(@DefaultValue("30d") Duration linkValidity, @DefaultValue("3d") Duration staffAfter) {
}
