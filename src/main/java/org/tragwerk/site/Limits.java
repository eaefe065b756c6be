package org.tragwerk.site;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

import org.tragwerk.site.LimitProperties.Rule;
import org.tragwerk.task.RecurringJob;

/**
 * The rate limits {@code tragwerk.limits.rates.<name>}, counted over all nodes. They must
 * not be called in a transaction, because each call takes a connection of its own.
 * <p>
 * A request that cannot be counted, because the database fails or many requests wait for
 * the same bucket, is never allowed: the methods throw a
 * {@link DataAccessResourceFailureException}.
 */
@Component
public class Limits {

	private static final Logger logger = LoggerFactory.getLogger(Limits.class);

	private static final String ALGORITHM = "HmacSHA256";

	private static final String PURPOSE = "tragwerk.limits";

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private static final int BATCH = 1000;

	private final LimitProperties properties;

	private final byte[] hmacKey;

	private final PostgreSQLSelectForUpdateBasedProxyManager<byte[]> buckets;

	private final EmptyBuckets emptyBuckets;

	@Autowired
	Limits(LimitProperties properties, DataSource database) {
		this(properties, database, TimeMeter.SYSTEM_MILLISECONDS);
	}

	Limits(LimitProperties properties, DataSource database, TimeMeter time) {
		this.properties = properties;
		this.hmacKey = mac(properties.secret().getBytes(StandardCharsets.UTF_8), PURPOSE);
		this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
			.<byte[]>primaryKeyMapper(PreparedStatement::setBytes)
			.expiresAtColumn("expires_at")
			.expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ZERO))
			.requestTimeout(TIMEOUT)
			.clientClock(time)
			.build();
		this.emptyBuckets = new EmptyBuckets(time);
	}

	/** Counts a request with this key; returns whether the limit allows it. */
	public boolean allows(String limit, String key) {
		return waitFor(limit, key).isEmpty();
	}

	/**
	 * Counts a request with this key; empty if the limit allows it, else the time to
	 * wait, for {@code Retry-After}.
	 */
	public Optional<Duration> waitFor(String limit, String key) {
		var rule = rule(limit);
		var bucket = HexFormat.of().formatHex(keyedHash(limit, key));
		return this.emptyBuckets.waitFor(bucket).or(() -> {
			var wait = count(limit, rule, bucket);
			wait.ifPresent((time) -> {
				logger.info("Limit {} is exceeded, retry after {}", limit, time);
				this.emptyBuckets.add(bucket, time);
			});
			return wait;
		});
	}

	@RecurringJob(name = "limit-bucket-retention", every = "${tragwerk.jobs.limit-bucket-retention:PT10M}")
	void deleteExpired() {
		while (this.buckets.removeExpired(BATCH) == BATCH) {
			logger.debug("Deleted {} expired buckets", BATCH);
		}
	}

	private Optional<Duration> count(String limit, Rule rule, String bucket) {
		try {
			return consume(rule, HexFormat.of().parseHex(bucket));
		}
		catch (RuntimeException ex) {
			logger.warn("A request is refused because limit {} cannot be counted: {}", limit,
					NestedExceptionUtils.getMostSpecificCause(ex).getClass().getSimpleName());
			throw new DataAccessResourceFailureException("The limit " + limit + " cannot be counted.", ex);
		}
	}

	private Optional<Duration> consume(Rule rule, byte[] bucket) {
		var probe = this.buckets.getProxy(bucket, () -> configuration(rule)).tryConsumeAndReturnRemaining(1);
		return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
	}

	private Rule rule(String limit) {
		var rule = this.properties.rates().get(limit);
		if (rule == null) {
			throw new IllegalArgumentException("There is no limit named " + limit);
		}
		return rule;
	}

	/**
	 * The keyed hash (HMAC-SHA256) of a key for one purpose. It does not reveal the key,
	 * so it may be stored.
	 */
	public byte[] keyedHash(String purpose, String key) {
		return mac(this.hmacKey, purpose + ' ' + key);
	}

	private static byte[] mac(byte[] key, String text) {
		try {
			var mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(key, ALGORITHM));
			return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static BucketConfiguration configuration(Rule rule) {
		return BucketConfiguration.builder()
			.addLimit((limit) -> limit.capacity(rule.capacity()).refillGreedy(rule.capacity(), rule.period()))
			.build();
	}

}
