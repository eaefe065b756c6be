package org.tragwerk.subscription;

import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells operators which commands wait and which were given up. The table is read from
 * time to time and never by a scrape; what cannot be read is no number.
 */
@Component
class CommandMetrics implements MeterBinder {

	private static final Backlog NOTHING = new Backlog("", 0, 0, 0);

	private final JdbcClient jdbc;

	private volatile @Nullable Map<String, Backlog> backlogs;

	CommandMetrics(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Scheduled(fixedDelayString = "${tragwerk.jobs.metrics:PT10S}")
	void look() {
		try {
			this.backlogs = read();
		}
		catch (DataAccessException ex) {
			this.backlogs = null;
		}
	}

	private Map<String, Backlog> read() {
		return this.jdbc.sql("""
				select kind, count(*) filter (where state = 'OPEN') as open,
					count(*) filter (where state = 'GIVEN_UP' or failures >= :most) as dead,
					coalesce(extract(epoch from now() - min(asked_at) filter (where state = 'OPEN')), 0) as oldest_age
				from command where state <> 'DONE' group by kind""")
			.param("most", Commands.MOST_FAILURES)
			.query(Backlog.class)
			.list()
			.stream()
			.collect(Collectors.toMap(Backlog::kind, Function.identity()));
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Stream.of(Command.Kind.values()).map(Command.Kind::name).forEach((kind) -> {
			gauge("tragwerk.commands.open", kind, Backlog::open).description("Commands that are to be carried out")
				.register(registry);
			gauge("tragwerk.commands.dead", kind, Backlog::dead)
				.description("Commands that failed again and again, or were given up, and wait for somebody")
				.register(registry);
			gauge("tragwerk.commands.oldest.age", kind, Backlog::oldestAge)
				.description("For how long the longest waiting command was not carried out")
				.baseUnit("seconds")
				.register(registry);
		});
	}

	private Gauge.Builder<CommandMetrics> gauge(String name, String kind, ToDoubleFunction<Backlog> number) {
		return Gauge.builder(name, this, (metrics) -> metrics.number(kind, number)).tag("kind", kind);
	}

	private double number(String kind, ToDoubleFunction<Backlog> number) {
		var known = this.backlogs;
		return (known != null) ? number.applyAsDouble(known.getOrDefault(kind, NOTHING)) : Double.NaN;
	}

	private record Backlog(String kind, double open, double dead, double oldestAge) {
	}

}
