package org.tragwerk.task;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;

class TaskPropertiesTests {

	@Test
	void queuesStopWithinTheirPhaseOfTheShutdown() throws IOException {
		var stop = settings().bindOrCreate("tragwerk.tasks", TaskProperties.class).stop();
		assertThat(stop).isBetween(Duration.ofSeconds(4), phase().dividedBy(2));
	}

	@Test
	void containersHaveTimeToStop() throws IOException {
		var container = read(new FileSystemResource("compose.yaml"));
		assertThat(container.bind("services.tragwerk.stop-grace-period", Duration.class).get())
			.isGreaterThan(phase().multipliedBy(3));
	}

	private static Duration phase() throws IOException {
		return settings().bind("spring.lifecycle.timeout-per-shutdown-phase", Duration.class).get();
	}

	private static Binder settings() throws IOException {
		return read(new ClassPathResource("application.yaml"));
	}

	private static Binder read(Resource yaml) throws IOException {
		return new Binder(ConfigurationPropertySources.from(new YamlPropertySourceLoader().load("settings", yaml)));
	}

}
