package org.tragwerk.sandbox.scenario;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A year in the life of an account: how often what happens, for each reader and year. */
public enum Scenario {

	/** Everybody pays, a few leave. */
	QUIET_YEAR(0, Map.of(Act.LEAVE, 0.05)),

	/** Something of everything. */
	MIXED_YEAR(0.05,
			Map.ofEntries(Map.entry(Act.DECLINE, 0.3), Map.entry(Act.EMPTY_ACCOUNT, 0.05), Map.entry(Act.REVOKE, 0.05),
					Map.entry(Act.DISPUTE, 0.08), Map.entry(Act.INQUIRE, 0.03), Map.entry(Act.WIN, 0.03),
					Map.entry(Act.REFUND, 0.08), Map.entry(Act.REFUND_PART, 0.08), Map.entry(Act.REFUND_RETURNED, 0.02),
					Map.entry(Act.PAUSE, 0.1), Map.entry(Act.GO_ON, 0.3), Map.entry(Act.LEAVE, 0.1),
					Map.entry(Act.LEAVE_AT_ONCE, 0.03), Map.entry(Act.CHANGE_AMOUNT, 0.2), Map.entry(Act.DELETE, 0.02),
					Map.entry(Act.PAYOUT_RETURNED, 0.02))),

	/** Half of the first debits bounce, and mandates are withdrawn. */
	BOUNCING_DEBITS(0.5, Map.of(Act.REVOKE, 0.5, Act.DISPUTE, 0.2)),

	/** Cards are declined, many for good. */
	DECLINED_CARDS(0, Map.of(Act.DECLINE, 2.0, Act.EMPTY_ACCOUNT, 0.3)),

	/** Payers take back, banks ask, the newspaper answers. */
	DISPUTES(0, Map.of(Act.DISPUTE, 0.8, Act.INQUIRE, 0.4, Act.WIN, 0.4, Act.REFUND_PART, 0.3)),

	/** Money goes back, and some of it returns. */
	REFUNDS(0, Map.of(Act.REFUND, 1.0, Act.REFUND_PART, 1.0, Act.REFUND_RETURNED, 0.3)),

	/** Readers pause, change and leave. */
	COMING_AND_GOING(0,
			Map.of(Act.PAUSE, 0.5, Act.GO_ON, 0.5, Act.LEAVE, 0.3, Act.LEAVE_AT_ONCE, 0.3, Act.CHANGE_AMOUNT, 1.0,
					Act.DELETE, 0.1)),

	/** Events are lost, doubled, swapped, late, forged and of the other mode. */
	BAD_POST(0.05,
			Map.of(Act.LOSE, 1.0, Act.DOUBLE, 1.0, Act.SWAP, 1.0, Act.DELAY, 0.5, Act.FORGE, 0.2, Act.MIX_MODES, 0.2,
					Act.DECLINE, 0.3, Act.LEAVE_AT_ONCE, 0.2)),

	/** The API falls silent and cuts connections, where only others ask. */
	BAD_LINE(0.05, Map.of(Act.FALL_SILENT, 1.0, Act.CUT, 1.0, Act.DECLINE, 0.3, Act.LEAVE_AT_ONCE, 0.2)),

	/** The newspaper's bank sends payouts back. */
	RETURNED_PAYOUTS(0, Map.of(Act.PAYOUT_RETURNED, 0.3, Act.REFUND, 0.1));

	private final double bouncing;

	private final Map<Act, Double> odds;

	Scenario(double bouncing, Map<Act, Double> odds) {
		this.bouncing = bouncing;
		this.odds = new EnumMap<>(odds);
	}

	/** How likely a first debit is to fail. */
	double bouncing() {
		return this.bouncing;
	}

	/** How often each happens to a reader in a year, in a fixed order. */
	Map<Act, Double> odds() {
		return this.odds;
	}

	/** Its name as it is sent and shown. */
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
