package org.tragwerk.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;

/**
 * The sender of all emails.
 */
@ConfigurationProperties("tragwerk.newspaper")
record Newspaper(String name, String mailFrom) {

	String mailDomain() {
		return StringUtils.unqualify(this.mailFrom, '@');
	}

}
