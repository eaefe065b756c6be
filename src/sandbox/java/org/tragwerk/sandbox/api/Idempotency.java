package org.tragwerk.sandbox.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.http.Response;

/** Keeps responses by idempotency key for a day, 500s included, and replays them. */
final class Idempotency {

	private static final Duration KEPT = Duration.ofHours(24);

	private static final int LONGEST_KEY = 255;

	private final Clock clock;

	private final Map<String, Entry> entries = new HashMap<>();

	Idempotency(Clock clock) {
		this.clock = clock;
	}

	/**
	 * The response to replay, or null if the key is new; the caller then has to call
	 * {@link #keep} or {@link #release}.
	 */
	synchronized @Nullable Response begin(String key, String request) {
		if (key.length() > LONGEST_KEY) {
			throw ApiError.invalid("idempotency_key", "An idempotency key has at most 255 characters.");
		}
		var known = this.entries.get(key);
		if (known != null && known.at().isBefore(this.clock.instant().minus(KEPT))) {
			known = null;
		}
		if (known == null) {
			this.entries.put(key, new Entry(request, this.clock.instant(), null));
			return null;
		}
		if (!known.request().equals(request)) {
			throw ApiError.otherParameters();
		}
		if (known.response() == null) {
			throw ApiError.keyInUse();
		}
		return known.response().with("Idempotent-Replayed", "true");
	}

	/** Stores the response for replays. */
	synchronized void keep(String key, Response response) {
		this.entries.computeIfPresent(key, (name, entry) -> new Entry(entry.request(), entry.at(), response));
	}

	/** Releases a key whose request had no effect. */
	synchronized void release(String key) {
		var entry = this.entries.get(key);
		if (entry != null && entry.response() == null) {
			this.entries.remove(key);
		}
	}

	private record Entry(String request, Instant at, @Nullable Response response) {

	}

}
