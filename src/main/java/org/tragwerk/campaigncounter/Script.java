package org.tragwerk.campaigncounter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

/**
 * The custom element with the campaign's words put in, so that they stand in one place.
 */
final class Script {

	private static final String WITHOUT_WORDS = "const WORDS = {}, FORM = '';";

	private static final String[] TEXTS = { "thanks", "ask", "button", "goal" };

	private Script() {
	}

	/**
	 * The script as pages load it.
	 * @param baseUrl where the pledge form is, whatever host a page loads the script from
	 */
	static Answer of(CampaignProperties campaign, String baseUrl) throws IOException {
		var source = withoutBlanks(
				new ClassPathResource("static/embed/supporter-banner.js").getContentAsString(StandardCharsets.UTF_8));
		var json = JsonMapper.builder().build();
		var words = json.writeValueAsString(Map.of(campaign.key(), words(campaign)));
		var form = json.writeValueAsString(baseUrl + "/support");
		var text = source.replace(WITHOUT_WORDS, "const WORDS = " + words + ", FORM = " + form + ";");
		return new Answer("text/javascript;charset=utf-8", "v1", text, Headers.SCRIPT);
	}

	private static String withoutBlanks(String source) {
		return source.lines()
			.map(String::strip)
			.filter((line) -> !line.isEmpty() && !line.startsWith("//"))
			.collect(Collectors.joining("\n"))
			.replace(": ", ":");
	}

	private static Map<String, Map<String, String>> words(CampaignProperties campaign) {
		var all = new TreeMap<String, Map<String, String>>();
		for (var language : Language.values()) {
			var words = new TreeMap<String, String>();
			for (var name : TEXTS) {
				words.put(name, campaign.words(language).text(name));
			}
			all.put(language.code(), words);
		}
		return all;
	}

}
