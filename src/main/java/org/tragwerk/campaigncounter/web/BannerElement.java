package org.tragwerk.campaigncounter.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.tragwerk.newspaper.AccentColor;
import org.tragwerk.site.SiteProperties;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

/**
 * The script of the custom element, with the texts of all campaigns and the newspaper's
 * colour inserted.
 */
final class BannerElement {

	private static final String NO_TEXTS = "TEXTS = {}";

	private static final String NO_FORM = "FORM = ''";

	/** The colours in the source, on light and on dark grounds. */
	private static final String[] COLORS = { "#a3001f", "#ff9d9d" };

	private static final Pattern NEEDLESS = Pattern.compile("(?m)^\\t+|^//.*\n|(?<=[,:;{]) ");

	private static final String[] NAMES = { "thanks", "ask", "button" };

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private BannerElement() {
	}

	/**
	 * Creates the response with the script.
	 * @param site has the URL of the pledge form, which does not depend on the host from
	 * which a page loads the script
	 */
	static CachedResponse of(CampaignProperties campaigns, SiteProperties site, AccentColor accent) throws IOException {
		var all = new LinkedHashMap<String, Object>();
		campaigns.all().forEach((campaign) -> all.put(campaign.key(), texts(campaign)));
		var texts = JSON.writeValueAsString(all);
		var form = JSON.writeValueAsString(site.link("/support"));
		var script = source().replace(COLORS[0], accent.onLight().accent())
			.replace(COLORS[1], accent.onDark().accent())
			.replace(NO_FORM, "FORM = " + form)
			.replace(NO_TEXTS, "TEXTS = " + texts);
		return CachedResponse.text("text/javascript;charset=utf-8", "v1", script, Headers.SCRIPT);
	}

	/** The script without indentation, comments and spaces after punctuation. */
	private static String source() throws IOException {
		var source = new ClassPathResource("static/embed/supporter-banner.js")
			.getContentAsString(StandardCharsets.UTF_8);
		return NEEDLESS.matcher(source).replaceAll("");
	}

	private static Map<String, Map<String, String>> texts(CampaignContent campaign) {
		var all = new TreeMap<String, Map<String, String>>();
		for (var language : Language.values()) {
			all.put(language.code(), texts(campaign.texts(language), campaign.goal()));
		}
		return all;
	}

	/**
	 * The texts by the name of their element; {@code room} is the longest headline to be
	 * expected.
	 */
	private static Map<String, String> texts(CampaignTexts texts, long goal) {
		var all = new TreeMap<String, String>();
		for (var name : NAMES) {
			all.put(name, texts.text(name));
		}
		all.put("headline", texts.headline(null));
		all.put("room", texts.headline(goal));
		all.put("goal", texts.goal(goal));
		return all;
	}

}
