package org.tragwerk.sandbox.account.balance;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Table;
import org.tragwerk.sandbox.api.ApiCall;
import org.tragwerk.sandbox.api.Route;

/** {@code /v1/balance_transactions}. */
final class BalanceTransactionResource {

	private final Account account;

	private final Table<BalanceTransaction> transactions;

	BalanceTransactionResource(Account account) {
		this.account = account;
		this.transactions = account.table(BalanceTransaction.class);
	}

	List<Route> routes() {
		var path = "/v1/balance_transactions";
		return List.of(new Route("GET", path, "balance_transaction.list", this::list),
				this.transactions.retrieval(path));
	}

	private Map<String, Object> list(ApiCall call) {
		var source = call.params().text("source");
		var currency = call.params().text("currency");
		var type = call.params().text("type");
		var payout = call.params().text("payout");
		Predicate<BalanceTransaction> wanted = (transaction) -> (source == null || transaction.isOf(source))
				&& matches(currency, transaction.change.details().currency())
				&& matches(type, transaction.change.type().type);
		return (payout != null) ? this.transactions
			.pageOf(this.account.table(Payout.class).referenced(payout, "payout").settled(), call, wanted)
				: this.transactions.page(call, this.account.tables().customerOf(source), wanted);
	}

	private static boolean matches(@Nullable String wanted, String actual) {
		return wanted == null || wanted.equals(actual);
	}

}
