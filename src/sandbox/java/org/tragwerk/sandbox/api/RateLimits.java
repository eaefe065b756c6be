package org.tragwerk.sandbox.api;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.bucket4j.Bucket;

/**
 * Limits the calls a second of the account and of each endpoint; unlimited by default, so
 * that load tests are not throttled.
 */
public final class RateLimits {

	private final Map<String, Bucket> endpoints = new ConcurrentHashMap<>();

	private volatile long each;

	private volatile long all;

	private volatile Bucket together = bucket(1);

	/** Sets both limits in calls a second; zero means unlimited. */
	public void set(long all, long each) {
		this.together = bucket(Math.max(all, 1));
		this.endpoints.clear();
		this.all = all;
		this.each = each;
	}

	/** Both limits in calls a second, by name. */
	public Map<String, Long> show() {
		return Map.of("global", this.all, "endpoint", this.each);
	}

	/**
	 * Counts a call.
	 * @throws ApiError if a limit is exceeded
	 */
	void count(String operation) {
		var limit = this.each;
		if (limit > 0 && !this.endpoints.computeIfAbsent(operation, (name) -> bucket(limit)).tryConsume(1)) {
			throw ApiError.limited("endpoint-rate");
		}
		if (this.all > 0 && !this.together.tryConsume(1)) {
			throw ApiError.limited("global-rate");
		}
	}

	private static Bucket bucket(long calls) {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(calls).refillGreedy(calls, Duration.ofSeconds(1)))
			.build();
	}

}
