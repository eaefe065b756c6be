package org.tragwerk.subscription;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient we are with open payments.
 *
 * @param grace how long a member still counts while a payment is open
 */
@ConfigurationProperties("tragwerk.pledge")
record DunningProperties(@DefaultValue("P14D") Duration grace) {
}
