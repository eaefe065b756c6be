package org.tragwerk.cancellation;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the legal buttons.
 *
 * @param linkValidity how long a link in an email is valid
 * @param staffAfter how long a link can remain unused before staff have to resolve the
 * declaration
 */
@ConfigurationProperties("tragwerk.cancellation")
record CancellationProperties(@DefaultValue("30d") Duration linkValidity, @DefaultValue("3d") Duration staffAfter) {
}
