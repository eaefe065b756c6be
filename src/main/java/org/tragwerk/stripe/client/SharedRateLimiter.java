package org.tragwerk.stripe.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Limits background calls over all nodes with token buckets in PostgreSQL. Stripe allows
 * 25 calls a second to each endpoint, of which 20 are used: each {@link RequestPriority}
 * has a share of its own, and all but sweeps take what they need beyond it from a common
 * bucket. While webhook events use up the common bucket, all buckets together allow 25
 * calls in any second. Of Stripe's 100 calls a second in total, the four lists of a
 * customer fetch use at most 80.
 */
@Component
class SharedRateLimiter implements RateLimiter {

	private static final Share COMMON = new Share("", 50, 3);

	private static final Map<RequestPriority, Share> SHARES = Map.of(RequestPriority.READER,
			new Share("reader ", 20, 3), RequestPriority.CHECKOUT, new Share("checkout ", 10, 1),
			RequestPriority.WEBHOOK, new Share("webhook ", 10, 1), RequestPriority.SWEEP, new Share("sweep ", 10, 1));

	private static final int PENALTY_SECONDS = 5;

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final PostgreSQLSelectForUpdateBasedProxyManager<byte[]> buckets;

	private final int perSecond;

	SharedRateLimiter(DataSource database, @Value("${tragwerk.stripe.calls-per-second:20}") int perSecond) {
		this.perSecond = perSecond;
		this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
			.<byte[]>primaryKeyMapper(PreparedStatement::setBytes)
			.expiresAtColumn("expires_at")
			.expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ZERO))
			.requestTimeout(TIMEOUT)
			.build();
	}

	@Override
	public void acquire(String endpoint, RequestPriority priority) {
		var own = bucket(endpoint, share(priority));
		if (!own.tryConsume(1) && !isInCommon(endpoint, priority)) {
			pause(own.consumeIgnoringRateLimits(1));
		}
	}

	private boolean isInCommon(String endpoint, RequestPriority priority) {
		return priority != RequestPriority.SWEEP && bucket(endpoint, COMMON).tryConsume(1);
	}

	private static void pause(long nanos) {
		var due = System.nanoTime() + nanos;
		while (due - System.nanoTime() > 0 && !Thread.currentThread().isInterrupted()) {
			LockSupport.parkNanos(due - System.nanoTime());
		}
	}

	@Override
	public void penalize(String endpoint, RequestPriority priority) {
		Stream
			.concat(Stream.of(COMMON),
					Stream.of(RequestPriority.values())
						.filter((lower) -> lower != RequestPriority.READER && lower.compareTo(priority) <= 0)
						.map(SharedRateLimiter::share))
			.forEach((share) -> bucket(endpoint, share)
				.consumeIgnoringRateLimits(Math.max(1, share.of(PENALTY_SECONDS * this.perSecond))));
	}

	private static Share share(RequestPriority priority) {
		return Objects.requireNonNull(SHARES.get(priority));
	}

	private Bucket bucket(String endpoint, Share share) {
		return this.buckets.getProxy(key(share.name() + endpoint), () -> configuration(share));
	}

	private BucketConfiguration configuration(Share share) {
		return BucketConfiguration.builder()
			.addLimit((limit) -> limit.capacity(share.burst())
				.refillGreedy(share.of(100 * this.perSecond), Duration.ofSeconds(100)))
			.build();
	}

	private static byte[] key(String bucket) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(("stripe " + bucket).getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A part of the calls.
	 *
	 * @param name the beginning of its buckets' keys
	 * @param percent the part of the calls a second
	 * @param burst the number of calls that can be made at once after a rest
	 */
	private record Share(String name, int percent, int burst) {

		long of(long calls) {
			return calls * this.percent / 100;
		}

	}

}
