package org.tragwerk.stripe.sync;

import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

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
			insert(sweep.kind(), examined, 0, null);
			counter("examined", sweep.kind()).increment(examined);
		}
	}

	/**
	 * Records that a customer examined by a sweep was different at Stripe, and that the
	 * caller's transaction repairs it.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void recordRepair(String kind, String customer) {
		insert(kind, 0, 1, customer);
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				counter("different", kind).increment();
				counter("repaired", kind).increment();
			}
		});
	}

	private void insert(String kind, int examined, int repaired, @Nullable String customer) {
		this.jdbc.sql("insert into sweep_run (kind, examined, different, repaired, provider_id) values (?, ?, ?, ?, ?)")
			.params(kind, examined, repaired, repaired)
			.param(customer)
			.update();
	}

	/**
	 * The number of repairs of the last hour of which no webhook event about the customer
	 * has told within ten minutes: a sweep can be earlier than an event that is on its
	 * way.
	 */
	double withoutEvent() {
		return this.jdbc.sql("""
				select count(*) from sweep_run run
				where repaired > 0 and ran_at between now() - interval '1 hour' and now() - interval '10 minutes'
					and not exists (select from stripe_webhook_event event
						where event.provider_id = run.provider_id and event.received_at > run.ran_at)""")
			.query(Double.class)
			.single();
	}

	private Counter counter(String name, String kind) {
		return Counter.builder("tragwerk.sweep." + name)
			.description("Customers of sweeps that were " + name)
			.tags("kind", kind)
			.register(this.meters);
	}

}
