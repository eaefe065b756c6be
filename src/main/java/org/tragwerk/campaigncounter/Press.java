package org.tragwerk.campaigncounter;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints everything that readers may ask for, once a version, before they ask.
 */
class Press {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final CampaignProperties campaign;

	private final ITemplateEngine templates;

	private final String address;

	Press(CampaignProperties campaign, ITemplateEngine templates, String baseUrl) {
		this.campaign = campaign;
		this.templates = templates;
		this.address = "%s/support?campaign=%s&via=banner".formatted(baseUrl, campaign.key());
	}

	Editions print(Reading reading) {
		return new Editions(reading.version(), print(reading, Language.GERMAN), print(reading, Language.ENGLISH));
	}

	private Edition print(Reading reading, Language language) {
		var words = this.campaign.words(language);
		var headline = words.headline(reading.shown());
		var json = JSON.writeValueAsString(new Body(reading.key(), reading.shown(), headline, this.campaign.goal(),
				reading.version(), reading.asOf().toString()));
		var tag = reading.version() + "-" + language.code();
		return new Edition(reading.version(), new Answer("application/json;charset=utf-8", tag, json, Headers.LIVE),
				new Answer("text/html;charset=utf-8", tag, render("banner", headline, words), Headers.FRAGMENT),
				new Answer("image/svg+xml;charset=utf-8", tag, render("count.svg", headline, words), Headers.LIVE),
				event(reading.version(), json));
	}

	private String render(String template, String headline, Words words) {
		var language = words.language();
		return this.templates.process("campaigncounter/" + template,
				new Context(language.locale(),
						Map.of("headline", headline, "lang", language.code(), "address", address(language), "thanks",
								words.text("thanks"), "ask", words.text("ask"), "button", words.text("button"))));
	}

	private String address(Language language) {
		return (language == Language.GERMAN) ? this.address : this.address + "&lang=" + language.code();
	}

	private static byte[] event(long version, String json) {
		return "event: count\nid: %d\ndata: %s\n\n".formatted(version, json).getBytes(StandardCharsets.UTF_8);
	}

	@JsonPropertyOrder({ "campaign", "count", "headline", "goal", "version", "asOf" })
	private record Body(String campaign, @Nullable Long count, String headline, long goal, long version, String asOf) {
	}

}
