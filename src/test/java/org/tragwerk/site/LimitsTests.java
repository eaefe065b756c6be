package org.tragwerk.site;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.bucket4j.TimeMeter;
import jakarta.validation.Validation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mockito;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.tragwerk.EmbeddedDatabase;
import org.tragwerk.Fault;
import org.tragwerk.SharedSurroundings;
import org.tragwerk.TragwerkTest;
import org.tragwerk.site.LimitProperties.Rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@TragwerkTest
class LimitsTests {

	private static final LimitProperties RULES = new LimitProperties(
			Map.of("one", new Rule(3, Duration.ofMinutes(3)), "other", new Rule(3, Duration.ofMinutes(3))), "secret");

	/** A database in which no product counts its calls meanwhile. */
	private static final HikariDataSource DATABASE = DataSourceBuilder.create()
		.type(HikariDataSource.class)
		.url(SharedSurroundings.database().create())
		.username(EmbeddedDatabase.APPLICATION)
		.password(EmbeddedDatabase.PASSWORD)
		.build();

	private final JdbcClient jdbc = JdbcClient.create(DATABASE);

	private final Hands hands = new Hands();

	private Limits limits;

	@AfterAll
	static void close() {
		DATABASE.close();
	}

	@BeforeEach
	void emptyAll() {
		empty(this.jdbc);
		this.limits = new Limits(RULES, DATABASE, this.hands);
	}

	@Test
	void allowsItsCapacityAndReturnsTheTimeToWait() {
		assertThat(IntStream.range(0, 3)).allMatch((any) -> this.limits.allows("one", "203.0.113.7"));
		assertThat(this.limits.waitFor("one", "203.0.113.7")).contains(Duration.ofMinutes(1));
		assertThat(this.limits.allows("one", "203.0.113.8")).isTrue();
		assertThat(this.limits.allows("other", "203.0.113.7")).isTrue();
	}

	@Test
	void refillsEvenly() {
		IntStream.range(0, 4).forEach((any) -> this.limits.allows("one", "key"));
		this.hands.turn(Duration.ofMinutes(1));
		assertThat(this.limits.allows("one", "key")).isTrue();
		assertThat(this.limits.allows("one", "key")).isFalse();
	}

	@Fault("F99")
	@Test
	void countsConcurrentRequests() throws Exception {
		var elsewhere = new Limits(RULES, DATABASE, this.hands);
		var pool = Executors.newFixedThreadPool(8);
		try {
			var asked = IntStream.range(0, 24)
				.mapToObj((n) -> pool.submit(() -> ((n % 2 == 0) ? this.limits : elsewhere).allows("one", "key")))
				.toList();
			var allowed = 0;
			for (var answer : asked) {
				allowed += answer.get() ? 1 : 0;
			}
			assertThat(allowed).isEqualTo(3);
		}
		finally {
			pool.shutdownNow();
		}
	}

	@Fault("F99")
	@Test
	void allowsAnOfficeButNotAFlood(@Autowired LimitProperties defaults) {
		var real = new Limits(defaults, DATABASE, this.hands);
		assertThat(IntStream.range(0, 30)).allMatch((any) -> real.allows("pledge-network", "203.0.113.7"));
		assertThat(IntStream.range(0, 500).filter((any) -> real.allows("pledge-network", "203.0.113.7"))).hasSize(70);
		assertThat(IntStream.range(0, 500).filter((any) -> real.allows("pledge-address", "a@example.org"))).hasSize(30);
	}

	@Test
	void storesNoKeyInClear() {
		this.limits.allows("one", "leserin@example.org");
		assertThat(this.jdbc.sql("select encode(id, 'escape') || encode(state, 'escape') from bucket")
			.query(String.class)
			.single()).doesNotContain("leserin", "example.org");
		assertThat(this.jdbc.sql("select length(id) from bucket").query(Integer.class).single()).isEqualTo(32);
	}

	@Test
	void hashesKeysWithTheApiKeyByDefault(@Autowired LimitProperties usual,
			@Value("${tragwerk.stripe.api-key}") String key) {
		assertThat(usual.secret()).isEqualTo(key).isNotBlank();
		assertThat(usual.toString()).doesNotContain(key);
	}

	@Test
	void hashesWithAKeyDerivedForThisPurpose() throws GeneralSecurityException {
		this.limits.allows("one", "203.0.113.7");
		var mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec("secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
		assertThat(this.jdbc.sql("select id from bucket").query(byte[].class).single())
			.isNotEqualTo(mac.doFinal("one 203.0.113.7".getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void rejectsABlankSecret() {
		try (var validators = Validation.buildDefaultValidatorFactory()) {
			assertThat(validators.getValidator().validate(new LimitProperties(Map.of(), " ")))
				.extracting((wrong) -> wrong.getPropertyPath().toString())
				.containsExactly("secret");
		}
	}

	@Test
	void deletesFullBuckets() {
		this.limits.allows("one", "key");
		this.limits.deleteExpired();
		assertThat(buckets()).isOne();
		age(Duration.ofMinutes(2));
		this.limits.deleteExpired();
		assertThat(buckets()).isZero();
	}

	@Test
	@Fault("F99")
	@ExtendWith(OutputCaptureExtension.class)
	void allowsNothingWhileTheDatabaseFails(CapturedOutput output) throws SQLException {
		var broken = Mockito.mock(DataSource.class);
		Mockito.when(broken.getConnection()).thenThrow(new SQLException("anna@example.org is gone"));
		var failing = new Limits(RULES, broken, this.hands);
		assertThatExceptionOfType(DataAccessResourceFailureException.class)
			.isThrownBy(() -> failing.allows("one", "key"));
		assertThat(output).contains("A request is refused because limit one cannot be counted: SQLException")
			.doesNotContain("anna", "\tat org.tragwerk.site.Limits");
	}

	@Test
	@Fault("F99")
	void allowsNothingWhileTheBucketIsLocked() throws SQLException {
		this.limits.allows("one", "key");
		try (var other = DATABASE.getConnection(); var statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("select from bucket for update");
			assertThatExceptionOfType(DataAccessResourceFailureException.class)
				.isThrownBy(() -> this.limits.allows("one", "key"));
			other.rollback();
		}
		assertThat(this.limits.allows("one", "key")).isTrue();
	}

	@Test
	@Fault("F99")
	void queriesAnEmptyBucketOnceASecond() {
		IntStream.range(0, 4).forEach((any) -> this.limits.allows("one", "key"));
		empty(this.jdbc);
		assertThat(this.limits.waitFor("one", "key")).contains(Duration.ofMinutes(1));
		assertThat(this.limits.allows("one", "another")).isTrue();
		this.hands.turn(Duration.ofSeconds(1));
		assertThat(this.limits.allows("one", "key")).isTrue();
	}

	@Test
	void keyedHashDependsOnTheSecret() {
		var another = new Limits(new LimitProperties(Map.of(), "another"), DATABASE, this.hands);
		assertThat(this.limits.keyedHash("test", "203.0.113.7")).hasSize(32)
			.isEqualTo(this.limits.keyedHash("test", "203.0.113.7"))
			.isNotEqualTo(this.limits.keyedHash("test", "203.0.113.8"))
			.isNotEqualTo(another.keyedHash("test", "203.0.113.7"));
	}

	@Test
	void allowsFormsWhileAllStreamsAreTaken(@Autowired ServletWebServerApplicationContext context,
			@Value("${tragwerk.limits.streams:10000}") int streams) {
		var server = (TomcatWebServer) Objects.requireNonNull(context.getWebServer());
		assertThat((Integer) server.getTomcat().getConnector().getProperty("maxConnections"))
			.isGreaterThanOrEqualTo(streams + 2000);
	}

	@Test
	void rejectsAnUnknownLimit() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.limits.allows("misspelt", "key"))
			.withMessageContaining("misspelt");
	}

	private static void empty(JdbcClient jdbc) {
		jdbc.sql("delete from bucket").update();
	}

	private void age(Duration by) {
		this.jdbc.sql("update bucket set expires_at = expires_at - ?").param(by.toMillis()).update();
	}

	private long buckets() {
		return this.jdbc.sql("select count(*) from bucket").query(Long.class).single();
	}

	private static final class Hands implements TimeMeter {

		private final AtomicLong nanos = new AtomicLong(Duration.ofDays(20_000).toNanos());

		void turn(Duration by) {
			this.nanos.addAndGet(by.toNanos());
		}

		@Override
		public long currentTimeNanos() {
			return this.nanos.get();
		}

		@Override
		public boolean isWallClockBased() {
			return true;
		}

	}

}
