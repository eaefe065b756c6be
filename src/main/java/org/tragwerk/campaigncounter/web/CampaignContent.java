package org.tragwerk.campaigncounter.web;

import java.util.Map;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Key, goal and texts of a campaign. Texts that are not set come from the module's
 * messages.
 */
record CampaignContent(@DefaultValue("danke") @Pattern(regexp = CampaignContent.KEY) String key,
		@DefaultValue("50000") @Positive long goal, @DefaultValue Map<String, String> de,
		@DefaultValue Map<String, String> en) {

	static final String KEY = "[a-z0-9][a-z0-9-]{0,39}";

	CampaignTexts texts(Language language) {
		return CampaignTexts.of(language, (language == Language.GERMAN) ? this.de : this.en);
	}

}
