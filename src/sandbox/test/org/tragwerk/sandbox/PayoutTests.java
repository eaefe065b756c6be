package org.tragwerk.sandbox;

import java.util.List;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Payout;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.PayoutCreateParams;
import com.stripe.param.PayoutListParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PayoutTests {

	private static final long CARD = 750 - 36;

	private static final long USAGE_FEE = 5;

	private final SandboxFixture fixture = new SandboxFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void holdsBackWhatComesByCard() throws Exception {
		this.fixture.subscribed();
		this.fixture.advance("PT3S");
		assertThat(sum("pending")).isEqualTo(CARD);
		assertThat(sum("available")).isZero();
		this.fixture.post("/_sandbox/account", "payouts=manual");
		this.fixture.advance("P8D");
		assertThat(sum("pending")).isZero();
		assertThat(sum("available")).isEqualTo(CARD - USAGE_FEE);
	}

	@Test
	void paysOutEveryNightAllThatIsAvailable() throws Exception {
		this.fixture.post("/_sandbox/account", "usage_fee=0");
		this.fixture.subscribed();
		this.fixture.advance("PT1H");
		this.fixture.subscribed();
		this.fixture.advance("P14D");

		var payouts = this.fixture.stripe.v1().payouts().list().getData();
		assertThat(payouts.stream().mapToLong(Payout::getAmount).sum()).isEqualTo(2 * CARD);
		assertThat(payouts).allMatch((payout) -> payout.getStatus().equals("paid") && payout.getAutomatic()
				&& payout.getReconciliationStatus().equals("completed"));
		for (var payout : payouts) {
			var others = lines(payout).stream().filter((line) -> !line.getType().equals("payout")).toList();
			assertThat(others.stream().mapToLong(BalanceTransaction::getNet).sum()).isEqualTo(payout.getAmount());
			assertThat(lines(payout)).hasSize(others.size() + 1)
				.anyMatch((line) -> line.getId().equals(payout.getBalanceTransaction())
						&& line.getNet() == -payout.getAmount());
		}
		assertThat(sum("available") + sum("pending")).isZero();
		assertThat(this.fixture.types()).containsSubsequence("payout.created", "payout.reconciliation_completed",
				"payout.paid");
	}

	@Test
	void paysOutAgainWhatABankSentBack() throws Exception {
		this.fixture.subscribed();
		this.fixture.advance("P14D");
		var payout = this.fixture.stripe.v1().payouts().list().getData().get(0);
		this.fixture.post("/_sandbox/objects/" + payout.getId() + "/fail", "");
		var failed = this.fixture.stripe.v1().payouts().retrieve(payout.getId());
		assertThat(failed.getStatus()).isEqualTo("failed");
		assertThat(failed.getFailureCode()).isEqualTo("account_closed");
		assertThat(sum("available")).isEqualTo(payout.getAmount());
		this.fixture.advance("P1D");

		var again = this.fixture.stripe.v1().payouts().list().getData().get(0);
		assertThat(again.getAmount()).isEqualTo(payout.getAmount());
		assertThat(lines(again)).extracting(BalanceTransaction::getType)
			.containsExactlyInAnyOrder("payout", "payout_failure");
		assertThat(lines(again)).anyMatch((line) -> line.getId().equals(failed.getFailureBalanceTransaction())
				&& line.getReportingCategory().equals("payout_reversal"));
		assertThat(this.fixture.types()).contains("payout.failed");
		assertThat(this.fixture.post("/_sandbox/objects/" + payout.getId() + "/fail", "").statusCode()).isEqualTo(400);
	}

	@Test
	void paysOutByHandWhereThereIsNoSchedule() throws Exception {
		this.fixture.subscribed();
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> payOut(100))
			.withMessageContaining("every day");
		this.fixture.post("/_sandbox/account", "payouts=manual");
		this.fixture.advance("P14D");
		assertThat(this.fixture.stripe.v1().payouts().list().getData()).isEmpty();
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> payOut(CARD))
			.satisfies((refusal) -> assertThat(refusal.getCode()).isEqualTo("balance_insufficient"));

		var payout = payOut(500);
		assertThat(payout.getAutomatic()).isFalse();
		assertThat(payout.getReconciliationStatus()).isEqualTo("not_applicable");
		assertThat(lines(payout)).isEmpty();
		assertThat(sum("available")).isEqualTo(CARD - USAGE_FEE - 500);
		this.fixture.stripe.v1().payouts().cancel(payout.getId());
		assertThat(sum("available")).isEqualTo(CARD - USAGE_FEE);
		assertThat(this.fixture.types()).endsWith("payout.created", "payout.canceled");
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> this.fixture.stripe.v1().payouts().cancel(payout.getId()))
			.withMessageContaining("canceled");
	}

	@Test
	void findsPayoutsByTheirArrival() throws Exception {
		this.fixture.subscribed();
		this.fixture.advance("P14D");
		var payout = this.fixture.stripe.v1().payouts().list().getData().get(0);
		var arrival = PayoutListParams.ArrivalDate.builder().setGte(payout.getArrivalDate()).build();
		var found = PayoutListParams.builder().setArrivalDate(arrival).setStatus("paid").build();
		assertThat(this.fixture.stripe.v1().payouts().list(found).getData()).hasSize(1);
		var failed = PayoutListParams.builder().setStatus("failed").build();
		assertThat(this.fixture.stripe.v1().payouts().list(failed).getData()).isEmpty();
	}

	@Test
	void takesOneFeeADayForManagingSubscriptions() throws Exception {
		this.fixture.subscribed();
		this.fixture.subscribed();
		this.fixture.advance("P1D");

		var fees = this.fixture.stripe.v1()
			.balanceTransactions()
			.list(BalanceTransactionListParams.builder().setType("stripe_fee").build())
			.getData();
		assertThat(fees.stream().mapToLong(BalanceTransaction::getNet).sum()).isBetween(-11L, -10L);
		assertThat(fees).allMatch(
				(line) -> line.getSource() == null && line.getReportingCategory().equals("fee") && line.getFee() == 0);
	}

	private Payout payOut(long cents) throws StripeException {
		return this.fixture.stripe.v1()
			.payouts()
			.create(PayoutCreateParams.builder().setAmount(cents).setCurrency("eur").build());
	}

	private List<BalanceTransaction> lines(Payout payout) throws StripeException {
		return this.fixture.stripe.v1()
			.balanceTransactions()
			.list(BalanceTransactionListParams.builder().setPayout(payout.getId()).setLimit(100L).build())
			.getData();
	}

	private long sum(String part) {
		var balance = JsonParser.parseString(this.fixture.api("GET", "/v1/balance", "").body()).getAsJsonObject();
		return balance.getAsJsonArray(part)
			.asList()
			.stream()
			.map((one) -> (JsonObject) one)
			.mapToLong((one) -> one.get("amount").getAsLong())
			.sum();
	}

}
