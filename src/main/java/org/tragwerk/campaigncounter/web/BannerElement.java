package org.tragwerk.campaigncounter.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import org.tragwerk.site.SiteProperties;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

/**
 * The script of the custom element, with the texts of all campaigns inserted.
 */
final class BannerElement {

	private static final String NO_TEXTS = "const TEXTS = {}, FORM = '';";

	private static final String[] NAMES = { "thanks", "ask", "button", "goal" };

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private BannerElement() {
	}

	/**
	 * Creates the response with the script.
	 * @param site has the URL of the pledge form, which does not depend on the host from
	 * which a page loads the script
	 */
	static CachedResponse of(CampaignProperties campaigns, SiteProperties site) throws IOException {
		var source = new ClassPathResource("static/embed/supporter-banner.js")
			.getContentAsString(StandardCharsets.UTF_8);
		var all = new LinkedHashMap<String, Object>();
		campaigns.all().forEach((campaign) -> all.put(campaign.key(), texts(campaign)));
		var texts = JSON.writeValueAsString(all);
		var form = JSON.writeValueAsString(site.link("/support"));
		var script = source.replace(NO_TEXTS, "const TEXTS = " + texts + ", FORM = " + form + ";");
		return CachedResponse.compressed("text/javascript;charset=utf-8", "v1", script, Headers.SCRIPT);
	}

	private static Map<String, Map<String, String>> texts(CampaignContent campaign) {
		var all = new TreeMap<String, Map<String, String>>();
		for (var language : Language.values()) {
			var texts = new TreeMap<String, String>();
			for (var name : NAMES) {
				texts.put(name, campaign.texts(language).text(name));
			}
			all.put(language.code(), texts);
		}
		return all;
	}

}
