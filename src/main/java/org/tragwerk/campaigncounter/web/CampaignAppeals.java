package org.tragwerk.campaigncounter.web;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.tragwerk.newspaper.Appeals;

import org.springframework.stereotype.Component;

/**
 * The reasons of the campaigns from the settings {@code reason} and
 * {@code reason.<placement>}, in the language of the page.
 */
@Component
class CampaignAppeals implements Appeals {

	private static final String REASON = "reason";

	private final CampaignProperties properties;

	CampaignAppeals(CampaignProperties properties) {
		this.properties = properties;
	}

	@Override
	public Appeal find(@Nullable String campaign, @Nullable String via, Locale locale) {
		var all = this.properties.all();
		var content = all.stream().filter((each) -> each.key().equals(campaign)).findFirst().orElse(all.get(0));
		var texts = content
			.texts(Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? Language.ENGLISH : Language.GERMAN);
		var ofPlacement = texts.settings().get(REASON + '.' + via);
		return new Appeal(content.key(), (ofPlacement != null) ? ofPlacement : texts.text(REASON));
	}

}
