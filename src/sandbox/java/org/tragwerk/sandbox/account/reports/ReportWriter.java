package org.tragwerk.sandbox.account.reports;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.tragwerk.sandbox.account.balance.BalanceTransaction;
import org.tragwerk.sandbox.account.balance.Payout;
import org.tragwerk.sandbox.account.core.Account;

/** Writes the rows of balance and payout reports. */
final class ReportWriter {

	/** The report type of all balance transactions created within a time range. */
	static final String BALANCE = "balance_change_from_activity.itemized.6";

	/**
	 * The report type of all balance transactions that automatic payouts within a time
	 * range paid out.
	 */
	static final String PAYOUTS = "payout_reconciliation.itemized.5";

	static final Map<String, List<String>> COLUMNS = Map.of(BALANCE,
			List.of("balance_transaction_id", "created_utc", "available_on_utc", "currency", "gross", "fee", "net",
					"reporting_category", "source_id"),
			PAYOUTS, List.of("automatic_payout_id", "automatic_payout_effective_at_utc", "balance_transaction_id",
					"created_utc", "currency", "gross", "fee", "net", "reporting_category", "source_id"));

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
		.withZone(ZoneOffset.UTC);

	private final Account account;

	ReportWriter(Account account) {
		this.account = account;
	}

	/**
	 * The report as comma-separated values.
	 * @param from the first Unix second
	 * @param to the Unix second after the last
	 */
	String write(String type, List<String> columns, long from, long to) {
		var rows = type.equals(BALANCE) ? balance(from, to) : payouts(from, to);
		var text = new StringBuilder(String.join(",", columns)).append('\n');
		for (var row : rows) {
			text.append(columns.stream().map((column) -> row.getOrDefault(column, "")).collect(Collectors.joining(",")))
				.append('\n');
		}
		return text.toString();
	}

	private List<Map<String, String>> balance(long from, long to) {
		return this.account.table(BalanceTransaction.class)
			.all()
			.stream()
			.filter((line) -> line.created >= from && line.created < to && !line.change.type().isOfPayout())
			.map(ReportWriter::row)
			.toList();
	}

	private List<Map<String, String>> payouts(long from, long to) {
		var rows = new ArrayList<Map<String, String>>();
		for (var payout : this.account.table(Payout.class).all()) {
			if (payout.isReconciled && payout.arrivalDate >= from && payout.arrivalDate < to) {
				payout.settled()
					.stream()
					.filter((line) -> !line.isOf(payout.id))
					.map(ReportWriter::row)
					.forEach((row) -> {
						row.put("automatic_payout_id", payout.id);
						row.put("automatic_payout_effective_at_utc", moment(payout.arrivalDate));
						rows.add(row);
					});
			}
		}
		return rows;
	}

	private static Map<String, String> row(BalanceTransaction line) {
		var row = new HashMap<String, String>();
		row.put("balance_transaction_id", line.id);
		row.put("created_utc", moment(line.created));
		row.put("available_on_utc", moment(line.availableOn()));
		row.put("currency", line.change.details().currency());
		row.put("gross", major(line.change.amount()));
		row.put("fee", major(line.change.fee()));
		row.put("net", major(line.change.net()));
		row.put("reporting_category", line.change.type().category);
		row.put("source_id", Objects.requireNonNullElse(line.sourceId(), ""));
		return row;
	}

	private static String moment(long second) {
		return MOMENT.format(Instant.ofEpochSecond(second));
	}

	private static String major(long cents) {
		return BigDecimal.valueOf(cents, 2).toPlainString();
	}

}
