package org.tragwerk.campaigncounter.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.tragwerk.newspaper.AccentColor;
import org.tragwerk.newspaper.Brand;
import org.tragwerk.site.SiteProperties;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.util.function.SingletonSupplier;

import static org.tragwerk.campaigncounter.web.BannerFragment.DEFAULT_PLACEMENT;

/**
 * Renders the responses of a campaign, once for each version.
 */
@Component
class CampaignRenderer {

	/** What stands before the placement in the link of the fragment. */
	private static final String VIA = "&amp;via=";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final ITemplateEngine templates;

	private final SiteProperties site;

	private final AccentColor accent;

	CampaignRenderer(ITemplateEngine templates, SiteProperties site, Brand brand) {
		this.templates = templates;
		this.site = site;
		this.accent = brand.accent();
	}

	/**
	 * A hash of the campaign's responses with a hidden and with a visible count.
	 */
	String contentHash(CampaignContent content) {
		var tags = LongStream.of(0, CounterSnapshot.MIN_VISIBLE)
			.mapToObj((count) -> render(content, new CounterSnapshot(content.key(), count, 0, Instant.EPOCH)))
			.flatMap(RenderedCampaign::tags)
			.collect(Collectors.joining());
		return DigestUtils.md5DigestAsHex(tags.getBytes(StandardCharsets.US_ASCII));
	}

	RenderedCampaign render(CampaignContent content, CounterSnapshot snapshot) {
		return new RenderedCampaign(snapshot, render(content, snapshot, Language.GERMAN),
				render(content, snapshot, Language.ENGLISH));
	}

	private RenderedCampaign.InLanguage render(CampaignContent content, CounterSnapshot snapshot, Language language) {
		var texts = content.texts(language);
		var headline = texts.headline(snapshot.visibleCount());
		var json = JSON.writeValueAsString(new Body(content.key(), snapshot.visibleCount(), headline, content.goal(),
				snapshot.version(), snapshot.asOf().toString()));
		var variables = Map.<String, Object>of("campaign", content.key(), "headline", headline, "lang", language.code(),
				"accent", this.accent, "address", address(content, language), "thanks", texts.text("thanks"), "ask",
				texts.text("ask"), "button", texts.text("button"));
		var context = new Context(language.locale(), variables);
		var tag = snapshot.version() + "-" + language.code();
		return new RenderedCampaign.InLanguage(
				CachedResponse.text("application/json;charset=utf-8", tag, json, Headers.COUNT),
				banner(tag, render("banner", context)),
				CachedResponse.text("image/svg+xml;charset=utf-8", tag, render("count.svg", context), Headers.COUNT),
				image(tag, () -> HeadlineImage.png(headline, this.accent)), image(tag, () -> HeadlineImage
					.card(this.site.newspaper().name(), headline, texts.text("thanks"), this.accent)),
				event(snapshot.version(), json));
	}

	private static BannerFragment banner(String tag, String html) {
		return new BannerFragment((placement) -> CachedResponse.text("text/html;charset=utf-8", tag,
				html.replace(VIA + DEFAULT_PLACEMENT, VIA + placement), Headers.FRAGMENT));
	}

	private static Supplier<CachedResponse> image(String tag, Supplier<byte[]> png) {
		return SingletonSupplier.of(() -> new CachedResponse("image/png", tag, png.get(), Headers.IMAGE));
	}

	private String render(String template, Context context) {
		return this.templates.process("campaigncounter/" + template, context);
	}

	private String address(CampaignContent content, Language language) {
		var address = this.site.link("/support?campaign=%s&via=%s".formatted(content.key(), DEFAULT_PLACEMENT))
			.toString();
		return (language == Language.GERMAN) ? address : address + "&lang=" + language.code();
	}

	private static byte[] event(long version, String json) {
		return "event: count\nid: %d\ndata: %s\n\n".formatted(version, json).getBytes(StandardCharsets.UTF_8);
	}

	@JsonPropertyOrder({ "campaign", "count", "headline", "goal", "version", "asOf" })
	private record Body(String campaign, @Nullable Long count, String headline, long goal, long version, String asOf) {
	}

}
