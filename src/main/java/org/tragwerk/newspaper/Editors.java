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
 */
@ConfigurationProperties("tragwerk.newspaper")
public record Editors(@Nullable String signature, @DefaultValue Map<String, String> words) {

	/** The sentences in that language, null if none are set. */
	public @Nullable String wordsIn(Locale language) {
		return this.words.get(language.getLanguage());
	}

}
