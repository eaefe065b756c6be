package org.tragwerk.site;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Logs requests that are answered with an error, in one line each, and what caused it.
 * Only so many lines and stack traces are logged that a flood of such requests does not
 * fill the disk; how many were omitted is logged with the next line.
 */
@Component
class ErrorLog {

	private static final Logger logger = LoggerFactory.getLogger(ErrorLog.class);

	static final int LINES = 2000;

	static final int STACK_TRACES = 100;

	/** In this time so many more may be logged. */
	static final Duration PERIOD = Duration.ofMinutes(10);

	/** What anybody meets with an old link or a form that was open for long. */
	private static final Set<HttpStatus> USUAL = EnumSet.of(HttpStatus.FORBIDDEN, HttpStatus.NOT_FOUND,
			HttpStatus.METHOD_NOT_ALLOWED, HttpStatus.TOO_MANY_REQUESTS);

	private final Bucket lines;

	private final Bucket stackTraces;

	private final LongAdder omitted = new LongAdder();

	@Autowired
	ErrorLog() {
		this(TimeMeter.SYSTEM_MILLISECONDS);
	}

	ErrorLog(TimeMeter time) {
		this.lines = bucket(LINES, time);
		this.stackTraces = bucket(STACK_TRACES, time);
	}

	private static Bucket bucket(int capacity, TimeMeter time) {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(capacity).refillGreedy(capacity, PERIOD))
			.withCustomTimePrecision(time)
			.build();
	}

	/**
	 * Logs an error.
	 * @param id the id that the error page shows
	 * @param request method and route
	 * @param cause null if the request was refused without an exception
	 */
	void add(String id, String request, HttpStatus status, @Nullable Throwable cause) {
		if (!this.lines.tryConsume(1)) {
			this.omitted.increment();
			return;
		}
		var before = this.omitted.sumThenReset();
		if (before > 0) {
			logger.warn("{} more errors are not logged", before);
		}
		var entry = logger.atLevel(level(status, cause));
		if (cause == null) {
			entry.log("Error {} answers {} with {}", id, request, status);
		}
		else {
			entry.setCause(this.stackTraces.tryConsume(1) ? cause : null)
				.log("Error {} answers {} with {} because of {}", id, request, status,
						NestedExceptionUtils.getMostSpecificCause(cause).getClass().getName());
		}
	}

	private static Level level(HttpStatus status, @Nullable Throwable cause) {
		if (USUAL.contains(status)) {
			return Level.INFO;
		}
		return (cause != null || status == HttpStatus.INTERNAL_SERVER_ERROR) ? Level.ERROR : Level.WARN;
	}

}
