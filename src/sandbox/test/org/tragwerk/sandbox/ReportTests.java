package org.tragwerk.sandbox;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Payout;
import com.stripe.model.reporting.ReportRun;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.reporting.ReportRunCreateParams;
import com.stripe.param.reporting.ReportRunCreateParams.Parameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReportTests {

	private static final String PAYOUTS = "payout_reconciliation.itemized.5";

	private static final String BALANCE = "balance_change_from_activity.itemized.6";

	private final SandboxFixture fixture = new SandboxFixture();

	private long began;

	@BeforeEach
	void live() throws StripeException {
		this.began = now();
		this.fixture.subscribed();
		this.fixture.subscribed();
		this.fixture.advance("P20D");
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void bringsOfEachPayoutWhatTheListsBring() throws Exception {
		var rows = rows(run(PAYOUTS));
		var payouts = this.fixture.stripe.v1().payouts().list().getData();
		assertThat(rows).isNotEmpty();
		assertThat(payouts).allSatisfy((payout) -> assertThat(rows.stream()
			.filter((row) -> payout.getId().equals(row.get("automatic_payout_id")))
			.map((row) -> row.get("balance_transaction_id"))).containsExactlyInAnyOrderElementsOf(lines(payout)));
	}

	@Test
	void addsUpToTheBalanceAndThePayouts() throws Exception {
		var cents = rows(run(BALANCE)).stream().mapToLong((row) -> cents(row.getOrDefault("net", "0"))).sum();
		var paidOut = this.fixture.stripe.v1().payouts().list().getData().stream().mapToLong(Payout::getAmount).sum();
		assertThat(cents).isEqualTo(paidOut).isPositive();
	}

	@Test
	void isReadyAMinuteLater() throws Exception {
		var run = order(PAYOUTS);
		assertThat(run.getStatus()).isEqualTo("pending");
		this.fixture.advance("PT1M");
		assertThat(current(run).getStatus()).isEqualTo("succeeded");
		assertThat(this.fixture.types("reporting.*")).containsExactly("reporting.report_run.succeeded");
		assertThat(this.fixture.stripe.v1().files().retrieve(current(run).getResult().getId()).getType())
			.isEqualTo("csv");
		assertThat(this.fixture.get(path(current(run)), "text/csv").statusCode()).isEqualTo(401);
	}

	@Test
	void knowsItsVersionsOnly() throws Exception {
		assertThat(this.fixture.stripe.v1().reporting().reportTypes().list().getData()).extracting("id")
			.containsExactly(BALANCE, PAYOUTS);
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> order("payout_reconciliation.itemized.1"))
			.withMessageContaining("report_types");
	}

	private ReportRun order(String type) throws StripeException {
		var parameters = Parameters.builder().setIntervalStart(this.began).setIntervalEnd(now()).build();
		return this.fixture.stripe.v1()
			.reporting()
			.reportRuns()
			.create(ReportRunCreateParams.builder().setReportType(type).setParameters(parameters).build());
	}

	private ReportRun run(String type) throws StripeException {
		var run = order(type);
		this.fixture.advance("PT1M");
		return current(run);
	}

	private ReportRun current(ReportRun run) throws StripeException {
		return this.fixture.stripe.v1().reporting().reportRuns().retrieve(run.getId());
	}

	private static String path(ReportRun run) {
		return run.getResult().getUrl().replaceFirst("^https?://[^/]+", "");
	}

	private List<Map<String, String>> rows(ReportRun run) {
		var answer = this.fixture.send(HttpRequest.newBuilder(URI.create(run.getResult().getUrl()))
			.header("Authorization", "Bearer sk_test_tests"));
		var lines = answer.body().lines().map((line) -> line.split(",", -1)).toList();
		return lines.stream()
			.skip(1)
			.map((values) -> IntStream.range(0, values.length)
				.boxed()
				.collect(Collectors.toMap((column) -> lines.get(0)[column], (column) -> values[column])))
			.toList();
	}

	private List<String> lines(Payout payout) {
		try {
			return this.fixture.stripe.v1()
				.balanceTransactions()
				.list(BalanceTransactionListParams.builder().setPayout(payout.getId()).setLimit(100L).build())
				.getData()
				.stream()
				.map(BalanceTransaction::getId)
				.filter((id) -> !id.equals(payout.getBalanceTransaction()))
				.toList();
		}
		catch (StripeException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private long now() {
		return this.fixture.sandbox.clock().instant().getEpochSecond();
	}

	private static long cents(String major) {
		return new BigDecimal(major).movePointRight(2).longValueExact();
	}

}
