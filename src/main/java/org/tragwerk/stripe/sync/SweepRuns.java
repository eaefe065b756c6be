package org.tragwerk.stripe.sync;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Records the numbers of examined, different and repaired customers of each sweep, also
 * as metrics ({@code tragwerk_sweep_examined_total},
 * {@code tragwerk_sweep_different_total}, {@code tragwerk_sweep_repaired_total}).
 */
@Component
class SweepRuns {

	private final JdbcClient jdbc;

	private final MeterRegistry meters;

	SweepRuns(JdbcClient jdbc, MeterRegistry meters) {
		this.jdbc = jdbc;
		this.meters = meters;
	}

	void record(String kind, int examined, int different, int repaired) {
		if (different + repaired > 0) {
			this.jdbc.sql("insert into sweep_run (kind, examined, different, repaired) values (?, ?, ?, ?)")
				.params(kind, examined, different, repaired)
				.update();
		}
		count("tragwerk.sweep.examined", kind, examined);
		count("tragwerk.sweep.different", kind, different);
		count("tragwerk.sweep.repaired", kind, repaired);
	}

	private void count(String name, String kind, int number) {
		this.meters.counter(name, "kind", kind).increment(number);
	}

}
