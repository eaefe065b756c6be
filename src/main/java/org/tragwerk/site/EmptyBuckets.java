package org.tragwerk.site;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.github.bucket4j.TimeMeter;

/**
 * Caches empty buckets for a second, so that a flood of requests beyond a limit takes
 * neither database connections nor locks that others need.
 */
class EmptyBuckets {

	private static final int MAX_BUCKETS = 10_000;

	private static final Duration MAX_AGE = Duration.ofSeconds(1);

	private final Map<String, Empty> buckets = new ConcurrentHashMap<>();

	private final TimeMeter time;

	EmptyBuckets(TimeMeter time) {
		this.time = time;
	}

	/** The time to wait for the bucket; empty if it is not known to be empty. */
	Optional<Duration> waitFor(String bucket) {
		return Optional.ofNullable(this.buckets.get(bucket)).filter(this::isFresh).map(Empty::time);
	}

	void add(String bucket, Duration wait) {
		if (this.buckets.size() >= MAX_BUCKETS) {
			this.buckets.values().removeIf((empty) -> !isFresh(empty));
		}
		if (this.buckets.size() < MAX_BUCKETS) {
			this.buckets.put(bucket, new Empty(wait, this.time.currentTimeNanos()));
		}
	}

	private boolean isFresh(Empty empty) {
		return this.time.currentTimeNanos() - empty.nanos() < Math.min(MAX_AGE.toNanos(), empty.time().toNanos());
	}

	/** The time to wait, and when it was measured. */
	private record Empty(Duration time, long nanos) {
	}

}
