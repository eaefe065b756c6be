package org.tragwerk.task;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

class TaskPropertiesTests {

	@Test
	void aQueueStopsWithinItsPhaseOfTheShutdown() throws IOException {
		var yaml = new YamlPropertySourceLoader().load("application", new ClassPathResource("application.yaml"));
		var settings = new Binder(ConfigurationPropertySources.from(yaml));
		var phase = settings.bind("spring.lifecycle.timeout-per-shutdown-phase", Duration.class).get();
		var stop = settings.bindOrCreate("tragwerk.tasks", TaskProperties.class).stop();
		assertThat(stop).isBetween(Duration.ofSeconds(4), phase.dividedBy(2));
	}

}
