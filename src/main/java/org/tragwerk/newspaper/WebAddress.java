package org.tragwerk.newspaper;

import java.net.URI;

/**
 * Checks addresses of pages and pictures.
 */
final class WebAddress {

	private WebAddress() {
	}

	/** Whether it is an http or https address with a host. */
	static boolean isWhole(URI address) {
		return ("https".equals(address.getScheme()) || "http".equals(address.getScheme())) && address.getHost() != null;
	}

}
