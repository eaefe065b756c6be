package org.tragwerk.stripe.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Limits background calls over all nodes with a token bucket for each endpoint in
 * PostgreSQL. Stripe allows 25 calls a second to each endpoint; the bucket refills with
 * 20 tokens a second and holds five. Calls that a reader waits for are not limited: they
 * use other endpoints, and of Stripe's 100 calls a second in total, the three lists of a
 * customer fetch use at most 60.
 */
@Component
class SharedRateLimiter implements RateLimiter {

	private static final int BURST = 5;

	private static final int PENALTY_SECONDS = 5;

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final PostgreSQLSelectForUpdateBasedProxyManager<byte[]> buckets;

	private final BucketConfiguration configuration;

	private final int perSecond;

	SharedRateLimiter(DataSource database, @Value("${tragwerk.stripe.calls-per-second:20}") int perSecond) {
		this.perSecond = perSecond;
		this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
			.<byte[]>primaryKeyMapper(PreparedStatement::setBytes)
			.expiresAtColumn("expires_at")
			.expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ZERO))
			.requestTimeout(TIMEOUT)
			.build();
		this.configuration = BucketConfiguration.builder()
			.addLimit((limit) -> limit.capacity(BURST).refillGreedy(perSecond, Duration.ofSeconds(1)))
			.build();
	}

	@Override
	public void acquire(String endpoint) {
		var nanos = bucket(endpoint).consumeIgnoringRateLimits(1);
		var due = System.nanoTime() + nanos;
		while (due - System.nanoTime() > 0 && !Thread.currentThread().isInterrupted()) {
			LockSupport.parkNanos(due - System.nanoTime());
		}
	}

	@Override
	public void penalize(String endpoint) {
		bucket(endpoint).consumeIgnoringRateLimits((long) PENALTY_SECONDS * this.perSecond);
	}

	private Bucket bucket(String endpoint) {
		return this.buckets.getProxy(key(endpoint), () -> this.configuration);
	}

	private static byte[] key(String endpoint) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(("stripe " + endpoint).getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
