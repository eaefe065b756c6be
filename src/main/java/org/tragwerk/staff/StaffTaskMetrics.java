package org.tragwerk.staff;

import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.tragwerk.task.PolledValue;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Metrics of open tasks by kind: their number and the age of the oldest.
 */
@Component
class StaffTaskMetrics implements MeterBinder {

	private static final OpenTasks NONE = new OpenTasks("", 0, 0);

	private final JdbcClient jdbc;

	private final PolledValue<Map<String, OpenTasks>> open = new PolledValue<>();

	StaffTaskMetrics(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Scheduled(fixedDelayString = "${tragwerk.staff-tasks.metrics:PT10S}")
	void refresh() {
		this.open.refresh(this::read);
	}

	private Map<String, OpenTasks> read() {
		return this.jdbc.sql("""
				select kind, count(*) as number, greatest(0, extract(epoch from now() - min(opened_at))) as oldest_age
				from staff_task where closed_at is null group by kind""")
			.query(OpenTasks.class)
			.list()
			.stream()
			.collect(Collectors.toMap(OpenTasks::kind, Function.identity()));
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (var kind : StaffTaskKind.values()) {
			gauge("tragwerk.staff.tasks.open", kind, OpenTasks::number).description("Open tasks for staff")
				.register(registry);
			gauge("tragwerk.staff.tasks.oldest.age", kind, OpenTasks::oldestAge)
				.description("Time since the oldest open task for staff was opened")
				.baseUnit("seconds")
				.register(registry);
		}
	}

	private Gauge.Builder<?> gauge(String name, StaffTaskKind kind, ToDoubleFunction<OpenTasks> number) {
		return this.open.gauge(name, (open) -> number.applyAsDouble(open.getOrDefault(kind.name(), NONE)))
			.tag("kind", kind.name());
	}

	private record OpenTasks(String kind, double number, double oldestAge) {
	}

}
