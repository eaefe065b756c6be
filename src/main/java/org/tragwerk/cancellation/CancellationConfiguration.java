package org.tragwerk.cancellation;

import java.util.concurrent.ThreadPoolExecutor;

import org.tragwerk.mail.Letter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * The emails about declarations, and the thread that works on these.
 */
@Configuration(proxyBeanMethods = false)
class CancellationConfiguration {

	private static final int STOP_SECONDS = 20;

	@Bean
	Letter cancellationEmail(DeclarationEmail.Content content) {
		return new DeclarationEmail(DeclarationEmail.CANCELLATION, content);
	}

	@Bean
	Letter withdrawalEmail(DeclarationEmail.Content content) {
		return new DeclarationEmail(DeclarationEmail.WITHDRAWAL, content);
	}

	@Bean
	Letter contractFoundEmail(DeclarationEmail.Content content) {
		return new DeclarationEmail(DeclarationEmail.CONTRACT_FOUND, content);
	}

	/** One further round may wait; it will see whatever came in until it starts. */
	@Bean(defaultCandidate = false)
	ThreadPoolTaskExecutor declarationThread() {
		var executor = new ThreadPoolTaskExecutor();
		executor.setCorePoolSize(1);
		executor.setMaxPoolSize(1);
		executor.setQueueCapacity(1);
		executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
		executor.setWaitForTasksToCompleteOnShutdown(true);
		executor.setAwaitTerminationSeconds(STOP_SECONDS);
		return executor;
	}

}
