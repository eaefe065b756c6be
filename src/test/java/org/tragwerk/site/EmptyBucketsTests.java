package org.tragwerk.site;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.github.bucket4j.TimeMeter;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;

import static org.assertj.core.api.Assertions.assertThat;

class EmptyBucketsTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final AtomicLong nanos = new AtomicLong(7);

	private final EmptyBuckets buckets = new EmptyBuckets(new TimeMeter() {

		@Override
		public long currentTimeNanos() {
			return EmptyBucketsTests.this.nanos.get();
		}

		@Override
		public boolean isWallClockBased() {
			return false;
		}

	});

	@Test
	@Fault("F99")
	void cachesTheTimeToWaitForASecond() {
		this.buckets.add("one", MINUTE);
		assertThat(this.buckets.waitFor("one")).contains(MINUTE);
		assertThat(this.buckets.waitFor("other")).isEmpty();
		turn(Duration.ofSeconds(1).minusNanos(1));
		assertThat(this.buckets.waitFor("one")).contains(MINUTE);
		turn(Duration.ofNanos(1));
		assertThat(this.buckets.waitFor("one")).isEmpty();
	}

	@Test
	void expiresWhenTheBucketIsRefilled() {
		this.buckets.add("one", Duration.ofMillis(10));
		turn(Duration.ofMillis(10));
		assertThat(this.buckets.waitFor("one")).isEmpty();
	}

	@Test
	void cachesALimitedNumberOfBuckets() {
		IntStream.range(0, 10_001).forEach((number) -> this.buckets.add("bucket " + number, MINUTE));
		assertThat(this.buckets.waitFor("bucket 9999")).isPresent();
		assertThat(this.buckets.waitFor("bucket 10000")).isEmpty();
		turn(Duration.ofSeconds(1));
		this.buckets.add("bucket 10000", MINUTE);
		assertThat(this.buckets.waitFor("bucket 10000")).isPresent();
	}

	private void turn(Duration by) {
		this.nanos.addAndGet(by.toNanos());
	}

}
