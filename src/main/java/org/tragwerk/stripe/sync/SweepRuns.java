package org.tragwerk.stripe.sync;

import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Records how many customers each sweep examined, how many of them were different at
 * Stripe, and how many were repaired, also as metrics
 * ({@code tragwerk_sweep_examined_total}, {@code tragwerk_sweep_different_total},
 * {@code tragwerk_sweep_repaired_total}).
 */
@Component
class SweepRuns {

	private final JdbcClient jdbc;

	private final MeterRegistry meters;

	SweepRuns(JdbcClient jdbc, MeterRegistry meters) {
		this.jdbc = jdbc;
		this.meters = meters;
		Stream.of(Sweep.values()).map(Sweep::kind).forEach(this::register);
	}

	/**
	 * The counters are registered at startup, because Prometheus does not see the
	 * increase of a counter that first appears with its first event.
	 */
	private void register(String kind) {
		Stream.of("examined", "different", "repaired").forEach((name) -> counter(name, kind));
	}

	/** Records the number of customers that a run of a sweep examined. */
	void record(Sweep sweep, int examined) {
		if (examined > 0) {
			insert(sweep.kind(), examined, 0);
			counter("examined", sweep.kind()).increment(examined);
		}
	}

	/**
	 * Records that a customer examined by a sweep was different at Stripe, and that the
	 * caller's transaction repairs it.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void recordRepair(String kind) {
		insert(kind, 0, 1);
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				counter("different", kind).increment();
				counter("repaired", kind).increment();
			}
		});
	}

	private void insert(String kind, int examined, int repaired) {
		this.jdbc.sql("insert into sweep_run (kind, examined, different, repaired) values (?, ?, ?, ?)")
			.params(kind, examined, repaired, repaired)
			.update();
	}

	private Counter counter(String name, String kind) {
		return this.meters.counter("tragwerk.sweep." + name, "kind", kind);
	}

}
