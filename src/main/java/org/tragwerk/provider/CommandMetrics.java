package org.tragwerk.provider;

import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.tragwerk.task.PolledValue;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Metrics of open and repeatedly failing commands, by type.
 */
@Component
class CommandMetrics implements MeterBinder {

	private static final Backlog EMPTY = new Backlog("", 0, 0, 0);

	private final JdbcClient jdbc;

	private final PolledValue<Map<String, Backlog>> backlogs = new PolledValue<>();

	CommandMetrics(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Scheduled(fixedDelayString = "${tragwerk.tasks.metrics:PT10S}")
	void refresh() {
		this.backlogs.refresh(this::read);
	}

	private Map<String, Backlog> read() {
		return this.jdbc.sql("""
				select type, count(*) filter (where dead_at is null) as open,
					count(*) filter (where consecutive_failures >= :many) as failing,
					greatest(0, coalesce(extract(epoch from now() - min(due_since) filter (where dead_at is null)), 0))
						as oldest_age
				from provider_command_task join provider_command on id = task_instance::uuid group by type""")
			.param("many", CommandConfiguration.FAILING_AFTER)
			.query(Backlog.class)
			.list()
			.stream()
			.collect(Collectors.toMap(Backlog::type, Function.identity()));
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Stream.of(CommandType.values()).map(CommandType::name).forEach((type) -> {
			gauge("tragwerk.commands.open", type, Backlog::open).description("Open commands").register(registry);
			gauge("tragwerk.commands.failing", type, Backlog::failing)
				.description("Commands that failed at least twelve times or are dead")
				.register(registry);
			gauge("tragwerk.commands.oldest.age", type, Backlog::oldestAge)
				.description("Time since the oldest open command was due")
				.baseUnit("seconds")
				.register(registry);
		});
	}

	private Gauge.Builder<?> gauge(String name, String type, ToDoubleFunction<Backlog> number) {
		return this.backlogs.gauge(name, (backlogs) -> number.applyAsDouble(backlogs.getOrDefault(type, EMPTY)))
			.tag("type", type);
	}

	private record Backlog(String type, double open, double failing, double oldestAge) {
	}

}
