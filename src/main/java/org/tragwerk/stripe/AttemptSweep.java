package org.tragwerk.stripe;

import org.tragwerk.pledging.Attempts;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks after attempts whose notices were lost: asks again where no page is known, and
 * marks the customers of those that still wait.
 */
@Component
class AttemptSweep {

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
		var reminded = this.subjects.remind(waiting);
		if (reminded > 0) {
			this.worker.wake();
		}
		var undecided = this.attempts.settleUndecided();
		if (undecided + reminded > 0) {
			record(undecided + waiting.size(), undecided);
		}
	}

	private void record(int lookedAt, int undecided) {
		this.jdbc.sql("insert into stripe_sweep (kind, looked_at, found, repaired) values ('attempts', ?, ?, 0)")
			.params(lookedAt, undecided)
			.update();
	}

}
