package org.tragwerk.campaigncounter.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import tools.jackson.databind.json.JsonMapper;

/**
 * Renders everything that readers may request, once a version, before they request it.
 */
class CampaignRenderer {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final CampaignProperties campaign;

	private final ITemplateEngine templates;

	private final String address;

	CampaignRenderer(CampaignProperties campaign, ITemplateEngine templates, String baseUrl) {
		this.campaign = campaign;
		this.templates = templates;
		this.address = "%s/support?campaign=%s&via=banner".formatted(baseUrl, campaign.key());
	}

	RenderedCampaign render(CounterSnapshot snapshot) {
		return new RenderedCampaign(snapshot.version(), render(snapshot, Language.GERMAN),
				render(snapshot, Language.ENGLISH));
	}

	private RenderedCampaign.InLanguage render(CounterSnapshot snapshot, Language language) {
		var texts = this.campaign.texts(language);
		var headline = texts.headline(snapshot.visibleCount());
		var json = JSON.writeValueAsString(new Body(snapshot.campaign(), snapshot.visibleCount(), headline,
				this.campaign.goal(), snapshot.version(), snapshot.asOf().toString()));
		var tag = snapshot.version() + "-" + language.code();
		return new RenderedCampaign.InLanguage(
				new CachedResponse("application/json;charset=utf-8", tag, json, Headers.COUNT),
				new CachedResponse("text/html;charset=utf-8", tag, render("banner", headline, texts), Headers.FRAGMENT),
				new CachedResponse("image/svg+xml;charset=utf-8", tag, render("count.svg", headline, texts),
						Headers.COUNT),
				event(snapshot.version(), json));
	}

	private String render(String template, String headline, CampaignTexts texts) {
		var language = texts.language();
		return this.templates.process("campaigncounter/" + template,
				new Context(language.locale(),
						Map.of("headline", headline, "lang", language.code(), "address", address(language), "thanks",
								texts.text("thanks"), "ask", texts.text("ask"), "button", texts.text("button"))));
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
