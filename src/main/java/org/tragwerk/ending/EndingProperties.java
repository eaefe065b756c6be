package org.tragwerk.ending;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of ending.
 *
 * @param linkValidity how long a mailed link carries a declaration out
 * @param patience how long a mailed link may lie before people look at the declaration
 */
@ConfigurationProperties("tragwerk.ending")
record EndingProperties(@DefaultValue("30d") Duration linkValidity, @DefaultValue("3d") Duration patience) {
}
