package org.tragwerk.campaigncounter.web;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.tragwerk.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.campaigncounter.web.CampaignServer.API;

class CampaignTests {

	private static final String HOSTILE = "</script><img src=x onerror=alert({0})>\"' mal & Danke";

	private CampaignServer server = CampaignServer.start();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { API, API + "/stream", "/embed/v1/danke/banner", "/embed/v1/danke/count.svg" })
	void asksForPatienceBeforeTheFirstValue(String path) {
		var response = this.server.reader().get(path);
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().firstValue("Retry-After")).contains("5");
		assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
	}

	@Test
	void usesTheTextsOfTheSettings() {
		startWith(Map.of("headline", "Schon {0}!"));
		this.server.campaign.accept(new CounterSnapshot("danke", 40_000, 7, CampaignServer.AS_OF));
		assertThat(this.server.reader().get(API).body()).isEqualTo("""
				{"campaign":"danke","count":40000,"headline":"Schon 40.000!","goal":50000,"version":7,\
				"asOf":"2026-11-24T20:00:00Z"}""");
	}

	@Test
	void changesTheTagWithTheTexts() {
		var tag = tag();
		startWith(Map.of());
		assertThat(tag()).isEqualTo(tag);
		startWith(Map.of("headline", "Schon {0}!"));
		assertThat(tag()).isNotEqualTo(tag);
	}

	private String tag() {
		this.server.count(40_000);
		return Objects.requireNonNull(this.server.reader().get(API).headers().firstValue("ETag").orElse(null));
	}

	@Test
	@Fault("F118")
	void showsAHostileHeadlineAsText() {
		startWith(Map.of("headline", HOSTILE, "thanks", HOSTILE, "ask", HOSTILE, "button", HOSTILE));
		this.server.count(40_000);
		for (var path : new String[] { "/embed/v1/danke/banner", "/embed/v1/danke/count.svg" }) {
			assertThat(this.server.reader().get(path).body()).doesNotContain("<img", "</script>")
				.contains("&lt;/script&gt;&lt;img src=x onerror=alert(40.000)&gt;");
		}
		assertThat(this.server.reader().get(API).body())
			.contains("\"headline\":\"</script><img src=x onerror=alert(40.000)>\\\"' mal & Danke\"");
	}

	@Test
	void keepsTheNewestVersion() {
		this.server.campaign.accept(new CounterSnapshot("danke", 40_000, 7, Instant.EPOCH));
		this.server.campaign.accept(new CounterSnapshot("danke", 5, 6, Instant.EPOCH));
		this.server.campaign.accept(new CounterSnapshot("bitte", 5, 8, Instant.EPOCH));
		assertThat(this.server.reader().get(API).body()).contains("40.000 mal Danke!");
	}

	@Test
	void measuresNothingBeforeTheFirstValue() {
		assertThat(gauge("tragwerk.counter.supporters")).isNaN();
		assertThat(gauge("tragwerk.counter.age")).isNaN();
		var version = this.server.count(40_000);
		assertThat(gauge("tragwerk.counter.supporters")).isEqualTo(40_000);
		assertThat(gauge("tragwerk.counter.version")).isEqualTo(version);
		assertThat(gauge("tragwerk.counter.age")).isBetween(0.0, 60.0);
	}

	private double gauge(String name) {
		return this.server.meters.get(name).gauge().value();
	}

	private void startWith(Map<String, String> german) {
		this.server.close();
		this.server = CampaignServer.start(german);
	}

}
