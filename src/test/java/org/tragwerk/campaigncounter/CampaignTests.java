package org.tragwerk.campaigncounter;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.tragwerk.Fault;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class CampaignTests {

	private static final String HOSTILE = "</script><img src=x onerror=alert({0})>\"' mal & Danke";

	private static final Reading READING = new Reading("danke", 40_000, 7, Instant.parse("2026-11-24T20:00:00Z"));

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/campaigns/danke", "/api/v1/campaigns/danke/stream", "/embed/v1/danke/banner",
			"/embed/v1/danke/count.svg" })
	void asksForPatienceBeforeTheFirstValue(String path) throws Exception {
		var response = ask(path, campaign(Map.of()));
		assertThat(response.getStatus()).isEqualTo(503);
		assertThat(response.getHeader("Retry-After")).isEqualTo("5");
		assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
		assertThat(response.getContentType()).isEqualTo("application/problem+json");
	}

	@Test
	void speaksTheWordsOfTheSettings() throws Exception {
		var campaign = campaign(Map.of("headline", "Schon {0}!"));
		campaign.accept(READING);
		assertThat(ask("/api/v1/campaigns/danke", campaign).getContentAsString()).isEqualTo("""
				{"campaign":"danke","count":40000,"headline":"Schon 40.000!","goal":50000,"version":7,\
				"asOf":"2026-11-24T20:00:00Z"}""");
	}

	@Test
	void changesTheTagWithTheWords() throws Exception {
		assertThat(tag(Map.of())).isEqualTo(tag(Map.of())).isNotEqualTo(tag(Map.of("headline", "Schon {0}!")));
	}

	private static String tag(Map<String, String> words) throws Exception {
		var campaign = campaign(words);
		campaign.accept(READING);
		return Objects.requireNonNull(ask("/api/v1/campaigns/danke", campaign).getHeader("ETag"));
	}

	@Test
	@Fault("F118")
	void showsAHostileHeadlineAsText() throws Exception {
		var campaign = campaign(Map.of("headline", HOSTILE, "thanks", HOSTILE, "ask", HOSTILE, "button", HOSTILE));
		campaign.accept(READING);
		for (var path : new String[] { "/embed/v1/danke/banner", "/embed/v1/danke/count.svg" }) {
			assertThat(ask(path, campaign).getContentAsString()).doesNotContain("<img", "</script>")
				.contains("&lt;/script&gt;&lt;img src=x onerror=alert(40.000)&gt;");
		}
		assertThat(ask("/api/v1/campaigns/danke", campaign).getContentAsString())
			.contains("\"headline\":\"</script><img src=x onerror=alert(40.000)>\\\"' mal & Danke\"");
	}

	@Test
	void keepsTheNewestVersion() throws Exception {
		var campaign = campaign(Map.of());
		campaign.accept(READING);
		campaign.accept(new Reading("danke", 5, 6, Instant.EPOCH));
		campaign.accept(new Reading("bitte", 5, 8, Instant.EPOCH));
		assertThat(ask("/api/v1/campaigns/danke", campaign).getContentAsString()).contains("40.000 mal Danke!");
	}

	private static Campaign campaign(Map<String, String> german) {
		var resolver = new ClassLoaderTemplateResolver();
		resolver.setPrefix("templates/");
		resolver.setSuffix(".html");
		var templates = new SpringTemplateEngine();
		templates.setTemplateResolver(resolver);
		var properties = new CampaignProperties("danke", 50_000, german, Map.of());
		return new Campaign(properties, new Press(properties, templates, "https://abo.zeitung.example"), streams());
	}

	private static Streams streams() {
		return new Streams(new StreamProperties(1, Duration.ofSeconds(15), Duration.ofSeconds(25)),
				new SimpleMeterRegistry());
	}

	private static MockHttpServletResponse ask(String path, Campaign campaign)
			throws IOException, ServletException, UnsupportedEncodingException {
		var request = new MockHttpServletRequest("GET", path);
		request.setServletPath(path);
		var response = new MockHttpServletResponse();
		new CampaignValve(campaign, streams(), Map.of()).answer(request, response);
		return response;
	}

}
