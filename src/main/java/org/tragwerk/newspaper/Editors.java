package org.tragwerk.newspaper;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the editors say in emails; where nothing is set, the built-in texts apply.
 *
 * @param signature who signs emails, such as "Vorname Name, Chefredaktion"
 * @param words the sentences of thanks, by the ISO 639 code of their language
 * @param voice how readers are addressed in German
 */
@ConfigurationProperties("tragwerk.newspaper")
public record Editors(@Nullable String signature, @DefaultValue Map<String, String> words,
		@DefaultValue("sie") Voice voice) {

	/** The sentences in that language, null if none are set. */
	public @Nullable String wordsIn(Locale language) {
		return this.words.get(language.getLanguage());
	}

	/**
	 * The forms of address.
	 */
	public enum Voice {

		/** The polite form. */
		SIE,

		/** The familiar form. */
		DU

	}

}
