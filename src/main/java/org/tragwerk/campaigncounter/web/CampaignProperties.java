package org.tragwerk.campaigncounter.web;

import java.util.Map;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The first campaign. Texts that are not set come from the module's messages.
 */
@Validated
@ConfigurationProperties("tragwerk.campaign")
record CampaignProperties(@DefaultValue("danke") @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") String key,
		@DefaultValue("50000") @Positive long goal, @DefaultValue Map<String, String> de,
		@DefaultValue Map<String, String> en) {

	CampaignTexts texts(Language language) {
		return CampaignTexts.of(language, (language == Language.GERMAN) ? this.de : this.en);
	}

}
