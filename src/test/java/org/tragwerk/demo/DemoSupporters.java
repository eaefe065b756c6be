package org.tragwerk.demo;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.postgresql.PGConnection;
import org.tragwerk.sandbox.StripeSandbox;
import org.tragwerk.sandbox.account.SeededPledge;
import org.tragwerk.sandbox.account.SeededSubscription;

/**
 * Supporters of the past, the same at every start, on both sides: in the sandbox and in
 * the database.
 */
public final class DemoSupporters {

	private static final long[] AMOUNTS = { 500, 500, 500, 500, 500, 500, 500, 750, 500, 1000 };

	private static final Duration PAST = Duration.ofDays(3285);

	private final StripeSandbox sandbox;

	private final String product;

	public DemoSupporters(StripeSandbox sandbox, String product) {
		this.sandbox = sandbox;
		this.product = product;
	}

	/** Puts so many supporters into the sandbox and into an empty database. */
	public void settle(int supporters, Connection database) throws SQLException {
		var now = this.sandbox.clock().instant();
		var seeded = this.sandbox
			.seed(IntStream.range(0, supporters).mapToObj((index) -> pledge(index, supporters, now)).toList());
		var copy = new Copy(database.unwrap(PGConnection.class));
		copy.into("member (id, version, address, name, language, joined_at, confirmed_at)", seeded, this::member);
		copy.into("subscription (id, version, member_id, attempt_id, reference, customer, status, amount, rhythm,"
				+ " started_at, paid_until, doubled)", seeded, this::subscription);
		copy.into("pledge (id, subscription_id, amount, rhythm, asked_at, effective_from, asked_by)", seeded,
				this::history);
		copy.into("payment (id, subscription_id, reference, amount, paid_at)", seeded, this::payment);
		copy.into("supporter (member_id)", seeded, (each) -> id("member", each).toString());
	}

	private SeededPledge pledge(int index, int supporters, Instant now) {
		var age = PAST.multipliedBy(supporters - index).dividedBy(supporters + 1);
		return new SeededPledge(index, this.product, AMOUNTS[index % AMOUNTS.length], now.minus(age), address(index),
				null, Map.of("attempt_id", id("attempt", index).toString()));
	}

	private String member(SeededSubscription each) {
		return line(id("member", each), 0, address(index(each)), "\\N", "de", each.startedAt(), each.startedAt());
	}

	private String subscription(SeededSubscription each) {
		return line(id("subscription", each), 0, id("member", each), id("attempt", each), each.subscriptionId(),
				each.customerId(), "ACTIVE", each.amountCents(), "MONTHLY", each.startedAt(), each.currentPeriodEnd(),
				false);
	}

	private String history(SeededSubscription each) {
		return line(id("pledge", each), id("subscription", each), each.amountCents(), "MONTHLY", each.startedAt(),
				each.startedAt(), "MEMBER");
	}

	private String payment(SeededSubscription each) {
		var paidAt = each.currentPeriodEnd().atOffset(ZoneOffset.UTC).minusMonths(1).toInstant();
		return line(id("payment", each), id("subscription", each), each.subscriptionId().replace("sub_", "pi_"),
				each.amountCents(), paidAt);
	}

	private static UUID id(String kind, SeededSubscription each) {
		return id(kind, index(each));
	}

	private static UUID id(String kind, int index) {
		return UUID.nameUUIDFromBytes((kind + index).getBytes(StandardCharsets.UTF_8));
	}

	private static int index(SeededSubscription each) {
		return Integer.parseInt(each.subscriptionId().replaceAll("\\D+", ""));
	}

	private static String address(int index) {
		return "supporter" + index + "@example.org";
	}

	private static String line(Object... values) {
		return List.of(values).stream().map(String::valueOf).collect(Collectors.joining("\t"));
	}

	private record Copy(PGConnection database) {

		void into(String table, List<SeededSubscription> seeded, Function<SeededSubscription, String> line)
				throws SQLException {
			var lines = seeded.stream().map(line).collect(Collectors.joining("\n"));
			try {
				this.database.getCopyAPI().copyIn("copy " + table + " from stdin", new StringReader(lines));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
