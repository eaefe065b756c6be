package org.tragwerk.sandbox.account.balance;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.OrderedMap;
import org.tragwerk.sandbox.account.core.StripeObject;

/** A payout from the balance to the newspaper's bank account. */
public final class Payout extends StripeObject {

	static final String BANK_ACCOUNT = "ba_1Sandbox";

	final long amount;

	public final long arrivalDate;

	/**
	 * The balance transactions that are paid out; null for a manual payout, which has an
	 * amount only.
	 */
	final @Nullable List<BalanceTransaction> lines;

	@Nullable String balanceTransaction;

	@Nullable String failureBalanceTransaction;

	public boolean isReconciled;

	String description = "STRIPE PAYOUT";

	@Nullable String statementDescriptor;

	String status = "pending";

	Payout(String id, long created, long amount, long arrivalDate, @Nullable List<BalanceTransaction> lines) {
		super(id, created);
		this.amount = amount;
		this.arrivalDate = arrivalDate;
		this.lines = lines;
	}

	/**
	 * The balance transactions that are paid out, oldest first; empty for a manual
	 * payout.
	 */
	public List<BalanceTransaction> settled() {
		return (this.lines != null) ? this.lines : List.of();
	}

	boolean isOpen() {
		return this.status.equals("pending") || this.status.equals("in_transit");
	}

	boolean isCalledBackInTime() {
		return this.lines == null && this.status.equals("pending");
	}

	@Override
	public Map<String, Object> render() {
		var failed = this.status.equals("failed");
		return fill("payout").set("amount", this.amount)
			.set("arrival_date", this.arrivalDate)
			.set("automatic", this.lines != null)
			.set("balance_transaction", this.balanceTransaction)
			.set("description", this.description)
			.set("destination", BANK_ACCOUNT)
			.set("failure_balance_transaction", this.failureBalanceTransaction)
			.set("failure_code", failed ? "account_closed" : null)
			.set("failure_message", failed ? "The bank account has been closed." : null)
			.set("reconciliation_status", reconciliation())
			.set("statement_descriptor", this.statementDescriptor)
			.set("status", this.status)
			.set("trace_id", trace())
			.fields();
	}

	private String reconciliation() {
		if (this.lines == null) {
			return "not_applicable";
		}
		return this.isReconciled ? "completed" : "in_progress";
	}

	private Map<String, Object> trace() {
		return this.status.equals("paid") ? OrderedMap.of("status", "supported", "value", "TRN" + this.id.substring(5))
				: OrderedMap.of("status", "pending", "value", null);
	}

}
