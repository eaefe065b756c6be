package org.tragwerk.site;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.tragwerk.Fault;
import org.tragwerk.TragwerkTest;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@TragwerkTest
class LogMaskListenerTests {

	private final LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();

	@Test
	@Fault("F117")
	void masksEveryLogLine() {
		assertThat(encoders()).isNotEmpty().allMatch(MaskingEncoder.class::isInstance);
	}

	@Test
	@Fault("F117")
	void masksTheSecretsOfEveryPublicRoute(@Autowired RouteTable routes) {
		var secrets = routes.all().stream().filter(PublicRoute::isSecret).map(LogMaskListenerTests::address).toList();
		assertThat(secrets).hasSizeGreaterThan(5);
		for (var secret : secrets) {
			assertThat(encoders())
				.allSatisfy((encoder) -> assertThat(written(encoder, "asked for " + secret + "?lang=en"))
					.contains("asked for /", "(token)")
					.doesNotContain("s3cret"));
		}
	}

	private static String address(PublicRoute route) {
		var path = route.path().replaceAll("\\{\\w+}", "s3cret");
		return path.contains("s3cret") ? path : path + "?" + route.secrets().iterator().next() + "=s3cret";
	}

	private String written(Encoder<ILoggingEvent> encoder, String message) {
		var event = new LoggingEvent("", this.logging.getLogger("org.tragwerk"), Level.WARN, message, null, null);
		return new String(encoder.encode(event), StandardCharsets.UTF_8);
	}

	private List<Encoder<ILoggingEvent>> encoders() {
		var encoders = new ArrayList<Encoder<ILoggingEvent>>();
		this.logging.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
			.iteratorForAppenders()
			.forEachRemaining((appender) -> {
				if (appender instanceof OutputStreamAppender<ILoggingEvent> output) {
					encoders.add(output.getEncoder());
				}
			});
		return encoders;
	}

}
