package org.tragwerk.mail;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ThreadPoolExecutor;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * What sending mail needs beside what Spring Boot sets up.
 */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

	/** Finds the plain text of letters; HTML is found by the resolver of the pages. */
	@Bean
	SpringResourceTemplateResolver mailTextResolver() {
		var resolver = new SpringResourceTemplateResolver();
		resolver.setPrefix("classpath:/templates/");
		resolver.setResolvablePatterns(Set.of("*.txt"));
		resolver.setTemplateMode(TemplateMode.TEXT);
		resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
		resolver.setOrder(1);
		return resolver;
	}

	/**
	 * Threads of their own, so that a slow mail server keeps nobody else waiting. One
	 * further round may be queued; it will see whatever came in until it starts.
	 */
	@Bean(defaultCandidate = false)
	ThreadPoolTaskExecutor mailRounds(OutboxProperties properties) {
		var executor = new ThreadPoolTaskExecutor();
		executor.setCorePoolSize(properties.senders());
		executor.setMaxPoolSize(properties.senders());
		executor.setQueueCapacity(1);
		executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
		executor.setWaitForTasksToCompleteOnShutdown(true);
		executor.setAwaitTerminationSeconds(20);
		return executor;
	}

}
