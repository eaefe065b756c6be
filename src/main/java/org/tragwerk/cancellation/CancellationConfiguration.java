package org.tragwerk.cancellation;

import java.time.Duration;

import org.tragwerk.mail.EmailTemplate;
import org.tragwerk.task.RetryPolicy;
import org.tragwerk.task.TaskQueue;
import org.tragwerk.task.TaskQueues;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The emails about declarations and ends, and the queue of declarations to be matched.
 */
@Configuration(proxyBeanMethods = false)
class CancellationConfiguration {

	private static final int THREADS = 2;

	@Bean
	EmailTemplate cancellationEmail(DeclarationEmail.Content content) {
		return new DeclarationEmail(DeclarationEmail.CANCELLATION, content);
	}

	@Bean
	EmailTemplate withdrawalEmail(DeclarationEmail.Content content) {
		return new DeclarationEmail(DeclarationEmail.WITHDRAWAL, content);
	}

	@Bean
	EmailTemplate contractFoundEmail(DeclarationEmail.Content content) {
		return new DeclarationEmail(DeclarationEmail.CONTRACT_FOUND, content);
	}

	@Bean
	EmailTemplate endEmail(EndEmail.Content content) {
		return new EndEmail(EndEmail.END, content);
	}

	@Bean
	EmailTemplate stoppedEmail(EndEmail.Content content) {
		return new EndEmail(EndEmail.STOPPED, content);
	}

	@Bean
	EmailTemplate revokedEndEmail(EndEmail.Content content) {
		return new EndEmail(EndEmail.REVOKED_END, content);
	}

	@Bean
	EmailTemplate contractOwnerEmail(DeclarationEmail.Content content) {
		return new DeclarationEmail(DeclarationEmail.CONTRACT_OWNER, content);
	}

	/**
	 * The queue of declarations; it retries without limit, so that no declaration is lost
	 * while the database fails.
	 */
	@Bean
	TaskQueue declarationQueue(TaskQueues queues) {
		return queues.create(DeclarationWorker.QUEUE, THREADS,
				RetryPolicy.exponential(Duration.ofSeconds(1), 2, Duration.ofMinutes(1)));
	}

}
