package org.tragwerk.mail;

import java.util.Locale;

/**
 * How an attempt to send a letter ended.
 */
enum Outcome {

	SENT, OBSOLETE, FAILED, DEAD;

	/** As the schema and the metrics spell it. */
	String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
