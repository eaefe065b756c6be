package org.tragwerk.member;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of links that confirm an address.
 *
 * @param validity how long a link can be used after it was issued
 */
@ConfigurationProperties("tragwerk.member.link")
record ConfirmLinkProperties(@DefaultValue("14d") Duration validity) {
}
