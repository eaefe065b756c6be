package org.tragwerk.site;

import java.util.List;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * Masks every log line as soon as logging is initialized.
 */
class LogMaskListener implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		maskWith(new LogMask(List.of()));
	}

	@Override
	public int getOrder() {
		return LoggingApplicationListener.DEFAULT_ORDER + 1;
	}

	private static void maskWith(LogMask mask) {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			context.getLoggerList()
				.forEach((logger) -> logger.iteratorForAppenders()
					.forEachRemaining((appender) -> maskWith(mask, appender)));
		}
	}

	private static void maskWith(LogMask mask, Appender<ILoggingEvent> appender) {
		if (!(appender instanceof OutputStreamAppender<ILoggingEvent> output)) {
			return;
		}
		if (output.getEncoder() instanceof MaskingEncoder encoder) {
			encoder.use(mask);
		}
		else {
			output.setEncoder(new MaskingEncoder(output.getEncoder(), mask));
		}
	}

	/**
	 * Adds the routes with secrets to the mask, before the web server accepts requests.
	 */
	@Component
	static class RouteMask implements SmartInitializingSingleton {

		private final RouteTable routes;

		RouteMask(RouteTable routes) {
			this.routes = routes;
		}

		@Override
		public void afterSingletonsInstantiated() {
			maskWith(new LogMask(this.routes.all()));
		}

	}

}
