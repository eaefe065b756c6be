package org.tragwerk.stripe;

import java.time.Duration;
import java.util.List;

import org.tragwerk.pledging.CheckoutReturned;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Looks at once where a reader waits, since a notice may be late or lost.
 */
@Component
class ReturnListener {

	private static final Duration QUIET = Duration.ofSeconds(4);

	private final Subjects subjects;

	private final SubjectWorker worker;

	ReturnListener(Subjects subjects, SubjectWorker worker) {
		this.subjects = subjects;
		this.worker = worker;
	}

	@EventListener
	void on(CheckoutReturned event) {
		if (this.subjects.remind(List.of(event.customer()), QUIET) > 0) {
			this.worker.wake();
		}
	}

}
