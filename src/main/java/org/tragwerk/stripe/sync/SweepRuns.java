package org.tragwerk.stripe.sync;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down what each sweep found and repaired, and tells operators of every one
 * ({@code tragwerk_sweep_looked_at_total}, {@code tragwerk_sweep_found_total},
 * {@code tragwerk_sweep_repaired_total}).
 */
@Component
class SweepRuns {

	private final JdbcClient jdbc;

	private final MeterRegistry meters;

	SweepRuns(JdbcClient jdbc, MeterRegistry meters) {
		this.jdbc = jdbc;
		this.meters = meters;
	}

	void record(String kind, int lookedAt, int found, int repaired) {
		if (found + repaired > 0) {
			this.jdbc.sql("insert into sweep_run (kind, looked_at, found, repaired) values (?, ?, ?, ?)")
				.params(kind, lookedAt, found, repaired)
				.update();
		}
		count("tragwerk.sweep.looked.at", kind, lookedAt);
		count("tragwerk.sweep.found", kind, found);
		count("tragwerk.sweep.repaired", kind, repaired);
	}

	private void count(String name, String kind, int number) {
		this.meters.counter(name, "kind", kind).increment(number);
	}

}
