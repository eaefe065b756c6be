package org.tragwerk.campaigncounter.web;

import java.text.NumberFormat;
import java.util.Map;
import java.util.ResourceBundle;

import org.jspecify.annotations.Nullable;

/**
 * The texts of a campaign in one language: from the settings, or else the module's own.
 */
record CampaignTexts(Language language, Map<String, String> settings, ResourceBundle defaults) {

	private static final String DEFAULTS = "messages.campaigncounter.messages";

	static CampaignTexts of(Language language, Map<String, String> settings) {
		return new CampaignTexts(language, settings, ResourceBundle.getBundle(DEFAULTS, language.locale()));
	}

	/**
	 * The headline of the banner.
	 * @param count {@code null} for a sentence without a number
	 */
	String headline(@Nullable Long count) {
		return (count != null) ? format("headline", count) : text("quiet");
	}

	String goal(long goal) {
		return format("goal", goal);
	}

	String text(String name) {
		var text = this.settings.get(name);
		return (text != null) ? text : this.defaults.getString("campaign." + name);
	}

	private String format(String name, long number) {
		return text(name).replace("{0}", NumberFormat.getIntegerInstance(this.language.locale()).format(number));
	}

}
