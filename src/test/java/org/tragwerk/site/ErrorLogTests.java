package org.tragwerk.site;

import java.util.concurrent.atomic.AtomicLong;

import io.github.bucket4j.TimeMeter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;

import org.tragwerk.Fault;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ErrorLogTests {

	private static final IllegalStateException CAUSE = new IllegalStateException("unseen");

	private final AtomicLong now = new AtomicLong();

	private final ErrorLog log = new ErrorLog(new Watch(this.now));

	@ParameterizedTest
	@Fault("F117")
	@CsvSource({ "400, WARN", "408, WARN", "411, WARN", "413, WARN", "415, WARN", "503, WARN", "403, INFO", "404, INFO",
			"405, INFO", "429, INFO", "500, ERROR" })
	void isOneLineForEachRefusal(int status, String level, CapturedOutput output) {
		this.log.add("1a", "POST /cancel", HttpStatus.valueOf(status), null);
		assertThat(output.toString().lines()).singleElement()
			.asString()
			.containsPattern("\\b" + level + "\\b")
			.contains("Error 1a answers POST /cancel");
	}

	@Test
	void tellsTheCauseOfOurErrors(CapturedOutput output) {
		this.log.add("1a", "GET /", HttpStatus.SERVICE_UNAVAILABLE, new IllegalArgumentException(CAUSE));
		assertThat(output).contains("ERROR", "because of java.lang.IllegalStateException", "\tat ");
	}

	@Test
	@Fault("F17")
	void hasNoMoreStackTracesThanFitOnADisk(CapturedOutput output) {
		for (var error = 0; error < ErrorLog.STACK_TRACES + 5; error++) {
			this.log.add("1a", "GET /", HttpStatus.INTERNAL_SERVER_ERROR, CAUSE);
		}
		assertThat(output.toString().split("answers GET /", -1)).hasSize(ErrorLog.STACK_TRACES + 6);
		assertThat(output.toString().split("IllegalStateException: unseen", -1)).hasSize(ErrorLog.STACK_TRACES + 1);
	}

	@Test
	@Fault("F17")
	void omitsTheLinesOfAFloodAndSaysHowMany(CapturedOutput output) {
		for (var error = 0; error < ErrorLog.LINES + 7; error++) {
			this.log.add("1a", "GET /", HttpStatus.BAD_REQUEST, null);
		}
		assertThat(output.toString().lines()).hasSize(ErrorLog.LINES);
		this.now.addAndGet(ErrorLog.PERIOD.toNanos() / 100);
		this.log.add("2b", "GET /", HttpStatus.BAD_REQUEST, null);
		this.log.add("3c", "GET /", HttpStatus.BAD_REQUEST, null);
		assertThat(output.toString().lines()).hasSize(ErrorLog.LINES + 3);
		assertThat(output).contains("7 more errors are not logged", "Error 2b", "Error 3c");
	}

	private record Watch(AtomicLong nanos) implements TimeMeter {

		@Override
		public long currentTimeNanos() {
			return this.nanos.get();
		}

		@Override
		public boolean isWallClockBased() {
			return false;
		}

	}

}
