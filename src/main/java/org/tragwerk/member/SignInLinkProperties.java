package org.tragwerk.member;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of mailed links.
 */
@ConfigurationProperties("tragwerk.member.link")
record SignInLinkProperties(@DefaultValue("14d") Duration validity) {
}
