package org.tragwerk.site;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/** Captures what the threads of the web server log. */
final class RequestLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final List<String> entries = new CopyOnWriteArrayList<>();

	private RequestLog() {
		setContext(ROOT.getLoggerContext());
	}

	static RequestLog begin() {
		var log = new RequestLog();
		log.start();
		ROOT.addAppender(log);
		return log;
	}

	@Override
	protected void append(ILoggingEvent event) {
		if (event.getThreadName().contains("-exec-") || event.getThreadName().contains("-Poller")) {
			this.entries.add(event.getLevel() + " " + event.getLoggerName() + ": " + event.getFormattedMessage() + '\n'
					+ ThrowableProxyUtil.asString(event.getThrowableProxy()));
		}
	}

	/** The entries since the last call, each with its stack trace. */
	List<String> take() {
		var taken = List.copyOf(this.entries);
		this.entries.clear();
		return taken;
	}

	@Override
	public void close() {
		ROOT.detachAppender(this);
	}

}
