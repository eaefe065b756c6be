package org.tragwerk.benchmark;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.tragwerk.site.PublicRoute;
import org.tragwerk.site.PublicRoutes;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The straightforward implementation of the count, for comparison: a controller behind
 * the security chain that reads the row for each request.
 */
@TestComponent
@RestController
class PlainController implements PublicRoutes {

	static final String PATH = "/api/v1/plain/danke";

	private static final CacheControl LASTING = CacheControl.maxAge(Duration.ofSeconds(15))
		.cachePublic()
		.staleWhileRevalidate(Duration.ofMinutes(1))
		.staleIfError(Duration.ofDays(1));

	private final JdbcClient jdbc;

	PlainController(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<PublicRoute> routes() {
		return List.of(PublicRoute.api(PATH));
	}

	@CrossOrigin
	@GetMapping(PATH)
	ResponseEntity<Count> count() {
		var count = this.jdbc.sql("""
				select count, version, changed_at from campaign cross join supporter_count
				where key = 'danke'""").query(PlainController::map).single();
		return ResponseEntity.ok().cacheControl(LASTING).eTag("\"" + count.version() + "-de\"").body(count);
	}

	private static Count map(ResultSet row, int number) throws SQLException {
		var count = row.getLong("count");
		var headline = String.format(Locale.GERMANY, "%,d mal Danke!", count);
		var asOf = row.getObject("changed_at", OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.SECONDS);
		return new Count("danke", count, headline, 50_000, row.getLong("version"), asOf.toString());
	}

	@JsonPropertyOrder({ "campaign", "count", "headline", "goal", "version", "asOf" })
	record Count(String campaign, long count, String headline, long goal, long version, String asOf) {
	}

}
