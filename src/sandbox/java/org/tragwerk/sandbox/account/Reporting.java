package org.tragwerk.sandbox.account;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what moved in the balance, and what payouts brought to the bank, as reports. */
final class Reporting {

	/** Every line of the balance that was created within an interval. */
	static final String BALANCE = "balance_change_from_activity.itemized.6";

	/** Every line that automatic payouts of an interval brought to the bank. */
	static final String PAYOUTS = "payout_reconciliation.itemized.5";

	static final Map<String, List<String>> COLUMNS = Map.of(BALANCE,
			List.of("balance_transaction_id", "created_utc", "available_on_utc", "currency", "gross", "fee", "net",
					"reporting_category", "source_id"),
			PAYOUTS, List.of("automatic_payout_id", "automatic_payout_effective_at_utc", "balance_transaction_id",
					"created_utc", "currency", "gross", "fee", "net", "reporting_category", "source_id"));

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
		.withZone(ZoneOffset.UTC);

	private final Tables tables;

	Reporting(Tables tables) {
		this.tables = tables;
	}

	/** The report from one second, included, to another, as comma-separated values. */
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
		return this.tables.balanceTransactions.all()
			.stream()
			.filter((line) -> line.created >= from && line.created < to && !line.movement.kind().isOfPayout())
			.map(Reporting::row)
			.toList();
	}

	private List<Map<String, String>> payouts(long from, long to) {
		var rows = new ArrayList<Map<String, String>>();
		for (var payout : this.tables.payouts.all()) {
			if (payout.isReconciled && payout.arrivalDate >= from && payout.arrivalDate < to) {
				payout.settled().stream().filter((line) -> !line.isOf(payout.id)).map(Reporting::row).forEach((row) -> {
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
		row.put("currency", line.movement.currency());
		row.put("gross", major(line.movement.amount()));
		row.put("fee", major(line.movement.fee()));
		row.put("net", major(line.movement.net()));
		row.put("reporting_category", line.movement.kind().category);
		row.put("source_id", (line.movement.source() != null) ? line.movement.source().id : "");
		return row;
	}

	private static String moment(long second) {
		return MOMENT.format(Instant.ofEpochSecond(second));
	}

	private static String major(long cents) {
		return BigDecimal.valueOf(cents, 2).toPlainString();
	}

}
