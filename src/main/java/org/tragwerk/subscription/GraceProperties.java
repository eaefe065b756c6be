package org.tragwerk.subscription;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient we are with open payments.
 *
 * @param grace how long a member still counts while a payment is open
 * @param graceSepaDebit the same for direct debits, for which banks take weeks
 */
@ConfigurationProperties("tragwerk.pledge")
record GraceProperties(@DefaultValue("P14D") Duration grace, @DefaultValue("P21D") Duration graceSepaDebit) {
}
