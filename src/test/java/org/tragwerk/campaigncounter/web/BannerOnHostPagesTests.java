package org.tragwerk.campaigncounter.web;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.tragwerk.campaigncounter.web.HostPages.Host;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the README's snippet alone does to pages of another origin.
 */
class BannerOnHostPagesTests {

	private static CampaignServer server;

	private static HostPages pages;

	private static String product;

	@BeforeAll
	static void start() throws IOException {
		server = CampaignServer.start();
		server.count(40_000);
		product = "http://localhost:" + server.port();
		pages = new HostPages(product);
	}

	@AfterAll
	static void stop() {
		pages.close();
		server.close();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void shiftsNothingAndViolatesNoContentSecurityPolicy(boolean isPhone) {
		var visits = new EnumMap<Host, Visit>(Host.class);
		try {
			for (var host : Host.values()) {
				visits.put(host, Visit.begin(pages.url(host), product, isPhone));
			}
			visits.values().forEach((visit) -> visit.awaitCount("40"));
			visits.forEach((host, visit) -> System.out.printf("Banner on a %s, %s: %s%n", isPhone ? "phone" : "desktop",
					host, visit));
			assertThat(visits).allSatisfy(BannerOnHostPagesTests::isUndisturbed);
		}
		finally {
			visits.values().forEach(Visit::close);
		}
	}

	private static void isUndisturbed(Host host, Visit visit) {
		if (host == Host.NOTHING_RESERVED) {
			assertThat(visit.shift()).isGreaterThan(0.02);
		}
		else {
			assertThat(visit.shift()).isLessThanOrEqualTo(0.01);
		}
		assertThat(visit.requests()).isEqualTo(3);
		assertThat(visit.bytes()).isLessThan(5_000);
		assertThat(visit.violations()).isEqualTo(List.of());
	}

}
