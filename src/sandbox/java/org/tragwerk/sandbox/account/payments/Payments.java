package org.tragwerk.sandbox.account.payments;

import java.util.List;
import java.util.stream.Stream;

import org.tragwerk.sandbox.account.balance.Balances;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.customers.Customers;
import org.tragwerk.sandbox.api.Route;

/** Payment intents, charges, refunds and disputes. */
public final class Payments {

	private final Account account;

	private final Balances balances;

	private final Customers customers;

	private final ChargeProcessor charges;

	private final DebitSettlement debitSettlement;

	private final RefundProcessor refunds;

	private final DisputeProcessor disputes;

	public Payments(Account account, Balances balances, Customers customers) {
		this.account = account;
		this.balances = balances;
		this.customers = customers;
		account.tables().addLazy(PaymentIntent.class, "payment_intent", "pi", "pi_");
		account.tables().add(SetupIntent.class, "setup_intent", "seti_");
		account.tables().addLazy(Charge.class, "charge", "ch", "ch_", "py_");
		account.tables().add(Refund.class, "refund", "re_", "pyr_");
		account.tables().add(Dispute.class, "dispute", "du_");
		account.tables().add(EarlyFraudWarning.class, "radar.early_fraud_warning", "issfr_");
		this.charges = new ChargeProcessor(account, this);
		this.debitSettlement = new DebitSettlement(account, this.charges);
		this.refunds = new RefundProcessor(account, balances);
		this.disputes = new DisputeProcessor(account, balances, customers.mandates());
	}

	public Balances balances() {
		return this.balances;
	}

	public Customers customers() {
		return this.customers;
	}

	public ChargeProcessor charges() {
		return this.charges;
	}

	public DebitSettlement debitSettlement() {
		return this.debitSettlement;
	}

	public RefundProcessor refunds() {
		return this.refunds;
	}

	public DisputeProcessor disputes() {
		return this.disputes;
	}

	public List<Route> routes() {
		return Stream
			.of(new PaymentResource(this.account).routes(), new RefundResource(this.account, this.refunds).routes(),
					new DisputeResource(this.account, this.disputes).routes())
			.flatMap(List::stream)
			.toList();
	}

}
