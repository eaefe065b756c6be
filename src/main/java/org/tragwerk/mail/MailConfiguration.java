package org.tragwerk.mail;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templatemode.TemplateMode;
import org.tragwerk.task.TaskQueue;
import org.tragwerk.task.TaskQueues;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Configures mail in addition to Spring Boot's auto-configuration.
 */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

	private static final List<String> TIMEOUT_PROPERTIES = List.of("connectiontimeout", "timeout", "writetimeout");

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	/**
	 * Resolves the plain-text templates of emails; the HTML templates are resolved like
	 * those of pages.
	 */
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
	 * Sets timeouts unless {@code spring.mail.properties} does, because Jakarta Mail has
	 * none by default.
	 */
	@Bean
	SmartInitializingSingleton mailServerTimeouts(ObjectProvider<JavaMailSenderImpl> servers) {
		return () -> servers.forEach((server) -> TIMEOUT_PROPERTIES.forEach((property) -> server.getJavaMailProperties()
			.putIfAbsent("mail.%s.%s".formatted(protocolOf(server), property), String.valueOf(TIMEOUT.toMillis()))));
	}

	@Bean
	TaskQueue emailQueue(TaskQueues queues, MailProperties properties) {
		return queues.create(EmailWorker.QUEUE, properties.threads(), properties.retryPolicy());
	}

	private static String protocolOf(JavaMailSenderImpl server) {
		return (server.getProtocol() != null) ? server.getProtocol() : JavaMailSenderImpl.DEFAULT_PROTOCOL;
	}

}
