package org.tragwerk.campaigncounter;

import java.text.NumberFormat;
import java.util.Map;
import java.util.ResourceBundle;

import org.jspecify.annotations.Nullable;

/**
 * What a campaign says in one language: the settings' text, or the module's own.
 */
record Words(Language language, Map<String, String> settings, ResourceBundle own) {

	private static final String OWN = "messages.campaigncounter.messages";

	static Words of(Language language, Map<String, String> settings) {
		return new Words(language, settings, ResourceBundle.getBundle(OWN, language.locale()));
	}

	String headline(@Nullable Long count) {
		return (count == null) ? text("quiet") : fill("headline", count);
	}

	String goal(long goal) {
		return fill("goal", goal);
	}

	String text(String name) {
		var set = this.settings.get(name);
		return (set != null) ? set : this.own.getString("campaign." + name);
	}

	private String fill(String name, long number) {
		return text(name).replace("{0}", NumberFormat.getIntegerInstance(this.language.locale()).format(number));
	}

}
