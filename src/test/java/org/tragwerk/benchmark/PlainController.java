package org.tragwerk.benchmark;

import java.time.Duration;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The count as anyone would write it: a controller behind the security chain, without a
 * database.
 */
@TestComponent
@RestController
class PlainController {

	static final String PATH = "/api/v1/plain/danke";

	private static final CacheControl LASTING = CacheControl.maxAge(Duration.ofSeconds(15))
		.cachePublic()
		.staleWhileRevalidate(Duration.ofMinutes(1))
		.staleIfError(Duration.ofDays(1));

	@CrossOrigin
	@GetMapping(PATH)
	ResponseEntity<Count> count() {
		var headline = String.format(Locale.GERMANY, "%,d mal Danke!", 40_000);
		return ResponseEntity.ok()
			.cacheControl(LASTING)
			.eTag("\"1764000000-de\"")
			.body(new Count("danke", 40_000, headline, 50_000, 1_764_000_000, "2026-11-24T20:00:00Z"));
	}

	@JsonPropertyOrder({ "campaign", "count", "headline", "goal", "version", "asOf" })
	record Count(String campaign, long count, String headline, long goal, long version, String asOf) {
	}

}
