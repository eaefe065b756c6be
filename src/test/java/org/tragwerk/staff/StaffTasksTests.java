package org.tragwerk.staff;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.EmbeddedDatabase;
import org.tragwerk.SharedSurroundings;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StaffTasksTests {

	private static final String URL = SharedSurroundings.database().create();

	private static final DriverManagerDataSource DATABASE = as(EmbeddedDatabase.APPLICATION);

	private final JdbcClient jdbc = JdbcClient.create(DATABASE);

	private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(DATABASE));

	private final StaffTasks tasks = new StaffTasks(this.jdbc, new JsonMapper());

	private static DriverManagerDataSource as(String role) {
		return new DriverManagerDataSource(URL, role, EmbeddedDatabase.PASSWORD);
	}

	@BeforeEach
	void clear() {
		JdbcClient.create(as(EmbeddedDatabase.MIGRATOR)).sql("truncate staff_task").update();
	}

	@Test
	void opensATaskOnceForEachOccasion() {
		open("du_1");
		open("du_1");
		open("du_2");
		assertThat(openOccasions()).isEqualTo(2);
	}

	@Test
	void storesTheDetails() {
		open("du_1");
		assertThat(this.jdbc.sql("select details ->> 'cents' from staff_task").query(String.class).single())
			.isEqualTo("500");
	}

	@Test
	void doesNotOpenAClosedTaskAgain() {
		open("du_1");
		close("du_1");
		open("du_1");
		assertThat(openOccasions()).isZero();
	}

	@Test
	void closesOnlyThatOccasion() {
		open("du_1");
		open("du_2");
		close("du_1");
		assertThat(openOccasions()).isOne();
	}

	@Test
	void closesAllOfASubjectWithTheseDetails() {
		open("du_1");
		open("du_2");
		this.transaction.executeWithoutResult(
				(status) -> this.tasks.open(StaffTaskKind.PAYMENT_DISPUTED, "pi_2", "du_3", Map.of("cents", 500)));
		closeAll(Map.of("cents", 400));
		assertThat(openOccasions()).isEqualTo(3);
		closeAll(Map.of("cents", 500));
		assertThat(openOccasions()).isOne();
		open("du_4");
		closeAll(Map.of());
		assertThat(openOccasions()).isOne();
	}

	@Test
	void closesTasksThatAreNoLongerFound() {
		replaceAll("currency", "items");
		open("du_other");
		close("du_other");
		ageBy("1 hour");
		replaceAll("items");
		assertThat(occasions()).containsExactly("items");
		assertThat(oldest()).isGreaterThan(3500);
		replaceAll();
		assertThat(occasions()).isEmpty();
	}

	@Test
	void reopensATaskWithANewAge() {
		replaceAll("items");
		ageBy("1 hour");
		replaceAll();
		replaceAll("items");
		assertThat(occasions()).containsExactly("items");
		assertThat(oldest()).isLessThan(60);
	}

	@Test
	void keepsTasksOfOtherKindsAndSubjects() {
		open("du_1");
		this.transaction.executeWithoutResult((status) -> {
			this.tasks.replaceAll(StaffTaskKind.PAYMENT_DISPUTED, "pi_2", Map.of());
			this.tasks.replaceAll(StaffTaskKind.PAYMENT_RETURNED, "pi_1", Map.of());
		});
		assertThat(occasions()).containsExactly("du_1");
	}

	@Test
	void opensNothingAfterARollback() {
		this.transaction.executeWithoutResult((status) -> {
			this.tasks.open(StaffTaskKind.PAYMENT_DISPUTED, "pi_1", "du_1", Map.of());
			status.setRollbackOnly();
		});
		assertThat(openOccasions()).isZero();
	}

	@Test
	void applicationCannotChangeTheContentOfATask() {
		open("du_1");
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.jdbc.sql("update staff_task set details = '{}'").update())
			.havingRootCause()
			.withMessageContaining("permission denied");
	}

	@Test
	void storesEveryKind() {
		for (var kind : StaffTaskKind.values()) {
			this.transaction.executeWithoutResult((status) -> this.tasks.open(kind, "pi_1", "du_1", Map.of()));
		}
		assertThat(openOccasions()).isEqualTo(StaffTaskKind.values().length);
	}

	@Test
	void measuresNumberAndAge() {
		open("du_1");
		ageBy("1 hour");
		open("du_2");
		var registry = new SimpleMeterRegistry();
		var metrics = new StaffTaskMetrics(this.jdbc);
		metrics.bindTo(registry);
		assertThat(registry.get("tragwerk.staff.tasks.open").tag("kind", "PAYMENT_DISPUTED").gauge().value()).isNaN();
		metrics.refresh();
		assertThat(registry.get("tragwerk.staff.tasks.open").tag("kind", "PAYMENT_DISPUTED").gauge().value())
			.isEqualTo(2);
		assertThat(registry.get("tragwerk.staff.tasks.open").tag("kind", "REFUND_FAILED").gauge().value()).isZero();
		assertThat(registry.get("tragwerk.staff.tasks.oldest.age").tag("kind", "PAYMENT_DISPUTED").gauge().value())
			.isBetween(3600.0, 3700.0);
	}

	private void open(String dispute) {
		this.transaction.executeWithoutResult(
				(status) -> this.tasks.open(StaffTaskKind.PAYMENT_DISPUTED, "pi_1", dispute, Map.of("cents", 500)));
	}

	private void close(String dispute) {
		this.transaction
			.executeWithoutResult((status) -> this.tasks.close(StaffTaskKind.PAYMENT_DISPUTED, "pi_1", dispute));
	}

	private void closeAll(Map<String, ?> facts) {
		this.transaction
			.executeWithoutResult((status) -> this.tasks.closeAll(StaffTaskKind.PAYMENT_DISPUTED, "pi_1", facts));
	}

	private void replaceAll(String... occasions) {
		var found = Stream.of(occasions)
			.collect(Collectors.toMap(Function.identity(), (occasion) -> Map.of("reason", occasion)));
		this.transaction
			.executeWithoutResult((status) -> this.tasks.replaceAll(StaffTaskKind.PAYMENT_DISPUTED, "pi_1", found));
	}

	private static void ageBy(String interval) {
		JdbcClient.create(as(EmbeddedDatabase.MIGRATOR))
			.sql("update staff_task set opened_at = now() - ?::interval")
			.param(interval)
			.update();
	}

	private List<String> occasions() {
		return this.jdbc.sql("select occasion from staff_task where closed_at is null order by occasion")
			.query(String.class)
			.list();
	}

	private double oldest() {
		return this.jdbc
			.sql("select extract(epoch from now() - min(opened_at)) from staff_task where closed_at is null")
			.query(Double.class)
			.single();
	}

	private long openOccasions() {
		return this.jdbc.sql("select count(*) from staff_task where closed_at is null").query(Long.class).single();
	}

}
