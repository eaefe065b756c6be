package org.tragwerk.sandbox.scenario;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A scenario: the number of times each kind of event happens to a reader in a year. */
public enum Scenario {

	/** All payments succeed, a few readers cancel. */
	QUIET_YEAR(0, Map.of(YearEvent.CANCEL_AT_PERIOD_END, 0.05)),

	/** A mix of all kinds of events. */
	MIXED_YEAR(0.05,
			Map.ofEntries(Map.entry(YearEvent.DECLINE, 0.3), Map.entry(YearEvent.DECLINE_ALL, 0.05),
					Map.entry(YearEvent.REVOKE_MANDATE, 0.05), Map.entry(YearEvent.DISPUTE, 0.08),
					Map.entry(YearEvent.INQUIRE, 0.03), Map.entry(YearEvent.WIN_DISPUTE, 0.03),
					Map.entry(YearEvent.REFUND, 0.08), Map.entry(YearEvent.REFUND_PART, 0.08),
					Map.entry(YearEvent.REFUND_RETURNED, 0.02), Map.entry(YearEvent.PAUSE, 0.1),
					Map.entry(YearEvent.RESUME, 0.3), Map.entry(YearEvent.CANCEL_AT_PERIOD_END, 0.1),
					Map.entry(YearEvent.CANCEL_NOW, 0.03), Map.entry(YearEvent.CHANGE_AMOUNT, 0.2),
					Map.entry(YearEvent.DELETE, 0.02), Map.entry(YearEvent.PAYOUT_RETURNED, 0.02))),

	/** Half of the first debits fail, and mandates are revoked. */
	BOUNCING_DEBITS(0.5, Map.of(YearEvent.REVOKE_MANDATE, 0.5, YearEvent.DISPUTE, 0.2)),

	/** Cards are declined, many for good. */
	DECLINED_CARDS(0, Map.of(YearEvent.DECLINE, 2.0, YearEvent.DECLINE_ALL, 0.3)),

	/** Disputes and inquiries, some of them won. */
	DISPUTES(0,
			Map.of(YearEvent.DISPUTE, 0.8, YearEvent.INQUIRE, 0.4, YearEvent.WIN_DISPUTE, 0.4, YearEvent.REFUND_PART,
					0.3)),

	/** Refunds, some of them returned. */
	REFUNDS(0, Map.of(YearEvent.REFUND, 1.0, YearEvent.REFUND_PART, 1.0, YearEvent.REFUND_RETURNED, 0.3)),

	/** Readers pause, change and cancel. */
	COMING_AND_GOING(0,
			Map.of(YearEvent.PAUSE, 0.5, YearEvent.RESUME, 0.5, YearEvent.CANCEL_AT_PERIOD_END, 0.3,
					YearEvent.CANCEL_NOW, 0.3, YearEvent.CHANGE_AMOUNT, 1.0, YearEvent.DELETE, 0.1)),

	/**
	 * Events are dropped, duplicated, reordered, delayed, signed with a foreign secret
	 * and of the wrong mode.
	 */
	BAD_POST(0.05,
			Map.of(YearEvent.DROP_EVENT, 1.0, YearEvent.DUPLICATE_EVENT, 1.0, YearEvent.REORDER_EVENTS, 1.0,
					YearEvent.DELAY_EVENT, 0.5, YearEvent.FOREIGN_SECRET, 0.2, YearEvent.FLIP_LIVEMODE, 0.2,
					YearEvent.DECLINE, 0.3, YearEvent.CANCEL_NOW, 0.2)),

	/** Connections of API calls are reset. */
	BAD_LINE(0.05,
			Map.of(YearEvent.RESET_INVOICE_LIST, 1.0, YearEvent.RESET_CHARGE_LIST, 1.0, YearEvent.DECLINE, 0.3,
					YearEvent.CANCEL_NOW, 0.2)),

	/** The newspaper's bank sends payouts back. */
	RETURNED_PAYOUTS(0, Map.of(YearEvent.PAYOUT_RETURNED, 0.3, YearEvent.REFUND, 0.1));

	private final double failingDebits;

	private final Map<YearEvent, Double> odds;

	Scenario(double failingDebits, Map<YearEvent, Double> odds) {
		this.failingDebits = failingDebits;
		this.odds = new EnumMap<>(odds);
	}

	/** The probability that a first debit fails. */
	double failingDebits() {
		return this.failingDebits;
	}

	/** The number of times each event happens to a reader in a year, in a fixed order. */
	Map<YearEvent, Double> odds() {
		return this.odds;
	}

	/** The name in requests and pages. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static @Nullable Scenario named(String label) {
		for (var scenario : values()) {
			if (scenario.label().equals(label)) {
				return scenario;
			}
		}
		return null;
	}

}
