package org.tragwerk.stripe;

import java.time.Duration;

import org.tragwerk.pledging.Attempts;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks after attempts whose notices were lost: asks again where no page is known, and
 * marks the customers of those that still wait, or whose debit is under way.
 */
@Component
class AttemptSweep {

	private static final Duration QUIET = Duration.ofMinutes(5);

	private final Attempts attempts;

	private final Subjects subjects;

	private final SubjectWorker worker;

	private final JdbcClient jdbc;

	AttemptSweep(Attempts attempts, Subjects subjects, SubjectWorker worker, JdbcClient jdbc) {
		this.attempts = attempts;
		this.subjects = subjects;
		this.worker = worker;
		this.jdbc = jdbc;
	}

	@Scheduled(fixedDelayString = "${tragwerk.jobs.attempts:PT1M}")
	void sweep() {
		var waiting = this.attempts.waitingCustomers();
		var reminded = this.subjects.remind(waiting, QUIET);
		if (reminded > 0) {
			this.worker.wake();
		}
		var undecided = this.attempts.settleUndecided();
		if (undecided + reminded > 0) {
			record(undecided + waiting.size(), undecided);
		}
	}

	/** A debit is never given up here: banks take up to fourteen business days. */
	@Scheduled(fixedDelayString = "${tragwerk.jobs.debits:PT1H}")
	void sweepDebits() {
		if (this.subjects.remind(this.attempts.processingCustomers(), QUIET) > 0) {
			this.worker.wake();
		}
	}

	private void record(int lookedAt, int undecided) {
		this.jdbc.sql("insert into stripe_sweep (kind, looked_at, found, repaired) values ('attempts', ?, ?, 0)")
			.params(lookedAt, undecided)
			.update();
	}

}
