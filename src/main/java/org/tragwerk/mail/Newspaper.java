package org.tragwerk.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;

/**
 * The sender of all emails.
 *
 * @param contact the mailbox that people read, to which replies go
 */
@ConfigurationProperties("tragwerk.newspaper")
record Newspaper(String name, String mailFrom, String contact) {

	String mailDomain() {
		return StringUtils.unqualify(this.mailFrom, '@');
	}

}
