package org.tragwerk.sandbox.account.payments;

import java.time.LocalDate;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.balance.Balances;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.BankCalendar;
import org.tragwerk.sandbox.account.core.NotPossibleException;
import org.tragwerk.sandbox.api.ApiError;

/**
 * Refunds charges in full or in part, with a balance transaction at once. Refunds of
 * direct debits stay pending for three business days.
 */
public final class RefundProcessor {

	private static final long DEBITS_REFUNDED_FOR = 180L * 86_400;

	private static final int BANK_TAKES = 3;

	private final Account account;

	private final Balances balances;

	RefundProcessor(Account account, Balances balances) {
		this.account = account;
		this.balances = balances;
	}

	/**
	 * Creates a refund.
	 * @param amount cents, null for everything that can still be refunded
	 * @throws ApiError if the charge cannot be refunded by that amount
	 */
	public Refund refund(Charge charge, @Nullable Long amount, @Nullable String reason,
			java.util.Map<String, String> metadata) {
		check(charge, amount);
		var now = this.account.now();
		var refund = new Refund(this.account.newId(charge.isOfCard() ? "re_3" : "pyr_1", 23), now, charge,
				(amount != null) ? amount : charge.refundable(), reason);
		refund.metadata = metadata;
		refund.status = charge.paymentMethod.details.isDelayed() ? "pending" : "succeeded";
		refund.balanceTransaction = this.balances.book(refund.balanceChange()).id;
		this.account.table(Refund.class).add(refund);
		charge.refunds.add(refund);
		var before = charge.render();
		charge.amountRefunded += refund.amount;
		this.account.events().publish("refund.created", refund);
		this.account.events().publishUpdate("charge.refunded", before, charge);
		scheduleUpdates(refund, now);
		return refund;
	}

	/** Fails a refund, as the payer's bank can even days after it succeeded. */
	public void fail(Refund refund) {
		if (refund.status.equals("failed")) {
			throw new NotPossibleException("This refund has failed already.");
		}
		var charge = refund.charge.render();
		change(refund, () -> {
			refund.status = "failed";
			refund.failureReason = refund.charge.isOfCard() ? "lost_or_stolen_card" : "unknown";
			refund.failureBalanceTransaction = this.balances.book(refund.balanceChangeOfFailure()).id;
			refund.charge.amountRefunded -= refund.amount;
		});
		this.account.events().publish("refund.failed", refund);
		this.account.events().publishUpdate("charge.updated", charge, refund.charge);
	}

	private void check(Charge charge, @Nullable Long amount) {
		if (!charge.hasSucceeded()) {
			throw ApiError.invalid("payment_intent", "This PaymentIntent (" + charge.intent.id
					+ ") does not have a successful charge to refund: it is " + charge.status + ".");
		}
		if (charge.paymentMethod.details.isDelayed() && this.account.now() - charge.created > DEBITS_REFUNDED_FOR) {
			throw ApiError.invalid("charge_not_refundable", null, "A direct debit is refunded for 180 days.");
		}
		if (charge.refundable() == 0) {
			throw ApiError.invalid("charge_already_refunded", null, "Charge " + charge.id + " is refunded already.");
		}
		if (charge.disputed) {
			throw ApiError.invalid("charge_disputed", null, "Charge " + charge.id + " has been disputed.");
		}
		if (amount != null && (amount <= 0 || amount > charge.refundable())) {
			throw ApiError.invalid("amount", "The refund of " + amount
					+ " is not between 1 and what is left of the charge, " + charge.refundable() + ".");
		}
	}

	private void scheduleUpdates(Refund refund, long now) {
		if (refund.charge.isOfCard()) {
			this.account.schedule(now + 1, () -> change(refund, () -> refund.referenced = true));
		}
		else if (refund.isPending()) {
			var arrives = BankCalendar.businessDaysAfter(LocalDate.ofEpochDay(now / 86_400), BANK_TAKES);
			this.account.schedule(arrives.atStartOfDay(ZoneOffset.UTC).toEpochSecond(), () -> arrive(refund));
		}
	}

	private void arrive(Refund refund) {
		if (refund.isPending()) {
			change(refund, () -> refund.status = "succeeded");
		}
	}

	private void change(Refund refund, Runnable change) {
		var before = refund.render();
		change.run();
		this.account.events().publishUpdate("refund.updated", before, refund);
		this.account.events().publishUpdate("charge.refund.updated", before, refund);
	}

}
