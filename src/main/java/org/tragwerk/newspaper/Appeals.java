package org.tragwerk.newspaper;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Port to the sentences with which campaigns ask for support.
 */
public interface Appeals {

	/**
	 * The appeal for a page to which a reader came.
	 * @param campaign the key of the campaign, null or an unknown one for the first
	 * @param via the placement from which the reader came, null if unknown
	 */
	Appeal find(@Nullable String campaign, @Nullable String via, Locale locale);

	/**
	 * Why to support.
	 *
	 * @param campaign the key of the campaign, whose count the public API serves
	 * @param reason a sentence or two
	 */
	record Appeal(String campaign, String reason) {
	}

}
