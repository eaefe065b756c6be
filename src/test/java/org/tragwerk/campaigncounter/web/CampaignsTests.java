package org.tragwerk.campaigncounter.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.health.contributor.Status;

import org.tragwerk.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.campaigncounter.web.CampaignServer.API;
import static org.tragwerk.campaigncounter.web.CampaignServer.AS_OF;

class CampaignsTests {

	private static final String HOSTILE = "</script><img src=x onerror=alert({0})>\"' mal & Danke";

	private static final String CLIMATE = "/api/v1/campaigns/klima";

	private CampaignServer server = CampaignServer.start();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { API, API + "/stream", "/embed/v1/danke/banner", "/embed/v1/danke/count.svg",
			"/embed/v1/danke/count.png" })
	void answers503BeforeTheFirstSnapshot(String path) {
		var response = this.server.reader().get(path);
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().firstValue("Retry-After")).contains("5");
		assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
	}

	@Test
	void isNotReadyBeforeEveryCampaignIsLoaded() {
		startWithClimate();
		assertThat(health()).isEqualTo(Status.OUT_OF_SERVICE);
		accept(new CounterSnapshot("danke", 40_000, 7, AS_OF));
		assertThat(health()).isEqualTo(Status.OUT_OF_SERVICE);
		accept(new CounterSnapshot("klima", 40_000, 3, AS_OF));
		assertThat(health()).isEqualTo(Status.UP);
	}

	@Test
	void givesPagesNoCountBeforeTheFirstSnapshotAndNoneThatIdentifiesPeople() {
		assertThat(this.server.campaigns.visible()).isEmpty();
		this.server.count(99);
		assertThat(this.server.campaigns.visible()).isEmpty();
		this.server.count(100);
		assertThat(this.server.campaigns.visible()).hasValue(100);
	}

	private Status health() {
		return new SupporterCountHealthIndicator(this.server.campaigns).health().getStatus();
	}

	@Test
	void servesTheTextsOfTheSettings() {
		startWith(Map.of("headline", "Schon {0}!"));
		accept(new CounterSnapshot("danke", 40_000, 7, AS_OF));
		assertThat(body(API)).isEqualTo("""
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
		return this.server.reader().get(API).headers().firstValue("ETag").orElseThrow();
	}

	@ParameterizedTest
	@ValueSource(strings = { "headline", "quiet", "thanks", "ask", "button" })
	void changesTheContentHashWithEachText(String text) {
		var hashes = this.server.campaigns.contentHashes();
		startWith(Map.of());
		assertThat(this.server.campaigns.contentHashes()).isEqualTo(hashes).containsOnlyKeys("danke");
		startWith(Map.of(text, "Schon {0}!"));
		assertThat(this.server.campaigns.contentHashes().get("danke")).isNotEqualTo(hashes.get("danke"));
	}

	@Test
	void servesEachCampaignWithItsOwnVersion() {
		startWithClimate();
		accept(new CounterSnapshot("danke", 40_000, 7, AS_OF), new CounterSnapshot("klima", 40_000, 3, AS_OF));
		assertThat(body(API)).contains("40.000 mal Danke!", "\"goal\":50000", "\"version\":7");
		assertThat(body(CLIMATE)).isEqualTo("""
				{"campaign":"klima","count":40000,"headline":"40.000 fürs Klima","goal":1000,"version":3,\
				"asOf":"2026-11-24T20:00:00Z"}""");
		assertThat(body("/embed/v1/klima/banner")).contains("40.000 fürs Klima", "/support?campaign=klima&amp;");
		assertThat(body("/embed/v1/klima/count.svg")).contains("40.000 fürs Klima");
		assertThat(body("/embed/v1/supporter-banner.js")).contains("{\"danke\":{\"de\":", "\"klima\":{\"de\":");
		accept(new CounterSnapshot("klima", 40_001, 4, AS_OF), new CounterSnapshot("danke", 40_001, 6, AS_OF));
		assertThat(body(API)).contains("40.000 mal Danke!", "\"version\":7");
		assertThat(body(CLIMATE)).contains("40.001 fürs Klima", "\"version\":4");
	}

	@Test
	void sendsEachCampaignToItsOwnStreams() throws IOException {
		startWithClimate();
		this.server.count(200);
		try (var danke = this.server.reader().listen(API + "/stream");
				var climate = this.server.reader().listen(CLIMATE + "/stream")) {
			assertThat(danke.nextCount()).contains("200 mal Danke!");
			assertThat(climate.nextCount()).contains("200 fürs Klima");
			this.server.count(201);
			assertThat(danke.nextCount()).contains("201 mal Danke!");
			assertThat(climate.nextCount()).contains("201 fürs Klima");
		}
	}

	@Test
	@Fault("F118")
	void escapesTheHeadline() {
		startWith(Map.of("headline", HOSTILE, "thanks", HOSTILE, "ask", HOSTILE, "button", HOSTILE));
		this.server.count(40_000);
		for (var path : new String[] { "/embed/v1/danke/banner", "/embed/v1/danke/count.svg" }) {
			assertThat(body(path)).doesNotContain("<img", "</script>")
				.contains("&lt;/script&gt;&lt;img src=x onerror=alert(40.000)&gt;");
		}
		assertThat(body(API)).contains("\"headline\":\"</script><img src=x onerror=alert(40.000)>\\\"' mal & Danke\"");
	}

	@Test
	void keepsTheNewestVersion() {
		accept(new CounterSnapshot("danke", 40_000, 7, AS_OF));
		accept(new CounterSnapshot("danke", 5, 6, AS_OF));
		accept(new CounterSnapshot("bitte", 5, 8, AS_OF));
		assertThat(body(API)).contains("40.000 mal Danke!");
	}

	@Test
	void gaugesAreNanBeforeTheFirstSnapshot() {
		startWithClimate();
		assertThat(gauge("tragwerk.counter.supporters")).isNaN();
		assertThat(gauge("tragwerk.counter.age")).isNaN();
		assertThat(version("klima")).isNaN();
		accept(new CounterSnapshot("danke", 40_000, 7, AS_OF), new CounterSnapshot("klima", 40_000, 3, AS_OF));
		assertThat(gauge("tragwerk.counter.supporters")).isEqualTo(40_000);
		assertThat(gauge("tragwerk.counter.age")).isBetween(0.0, 60.0);
		assertThat(version("danke")).isEqualTo(7);
		assertThat(version("klima")).isEqualTo(3);
	}

	private double gauge(String name) {
		return this.server.meters.get(name).gauge().value();
	}

	private double version(String campaign) {
		return this.server.meters.get("tragwerk.campaign.version").tag("campaign", campaign).gauge().value();
	}

	private void accept(CounterSnapshot... snapshots) {
		this.server.campaigns.accept(List.of(snapshots));
	}

	private String body(String path) {
		return this.server.reader().get(path).body();
	}

	private void startWith(Map<String, String> german) {
		this.server.close();
		this.server = CampaignServer.start(german, Map.of());
	}

	private void startWithClimate() {
		this.server.close();
		this.server = CampaignServer.start(Map.of(), Map.of("klima", "{0} fürs Klima"));
	}

}
