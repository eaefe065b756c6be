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
 * Keeps background calls below what Stripe allows, counted over all nodes, for they share
 * one account: 25 calls a second to each endpoint, of which this takes no more than 20
 * and five at once. Readers are not counted: they ask other endpoints, and of the hundred
 * calls a second that an account has in all the three lists of a fetch leave them forty.
 */
@Component
class SharedRateLimiter implements RateLimiter {

	private static final int AT_ONCE = 5;

	private static final int SECONDS_OF_REST = 5;

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
			.addLimit((limit) -> limit.capacity(AT_ONCE).refillGreedy(perSecond, Duration.ofSeconds(1)))
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
		bucket(endpoint).consumeIgnoringRateLimits((long) SECONDS_OF_REST * this.perSecond);
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
