package org.tragwerk.story;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.CancelingReader;
import org.tragwerk.Fault;
import org.tragwerk.Patience;
import org.tragwerk.SandboxControl;
import org.tragwerk.TragwerkTest;
import org.tragwerk.sandbox.StripeSandbox;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A supporter cancels or withdraws through the public forms.
 */
@TragwerkTest
class ReaderEndsTests {

	@Autowired
	private JdbcClient jdbc;

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	private SandboxControl control;

	private CancelingReader reader;

	@BeforeEach
	void begin(@Autowired StripeSandbox sandbox) {
		this.control = new SandboxControl(sandbox.url());
		this.reader = CancelingReader.at(this.baseUrl, this.control);
	}

	@AfterEach
	void clearFaults() {
		this.control.clearFaults();
	}

	@Test
	void cancelsByTheEmailedLinkWithTheAddressOnly() {
		var receipt = this.reader.page(this.reader.cancel("kind=ordinary", "when="));
		assertThat(receipt).contains("Ihre Kündigung ist eingegangen", "Ada Lovelace", this.reader.address(),
				"zum nächstmöglichen Zeitpunkt");
		var link = this.reader.awaitLink("Ihre Kündigung ist eingegangen");
		var choice = this.reader.browser().get(link);
		assertThat(choice.body()).contains("jetzt kündigen", this.reader.reference(), "7,50");
		assertThat(isEnding()).isFalse();

		var settled = this.reader.page(this.reader.browser().submit(link, Map.of("contract", this.reader.reference())));
		assertThat(settled).contains("Ihre Kündigung ist vermerkt", this.reader.reference());
		await().atMost(Patience.SOON).until(this::isEnding);
		assertThat(this.reader.awaitMail("Zum Ende Ihrer Unterstützung")).contains("endet am");
		assertThat(counts()).isTrue();

		this.control.advance("P32D");
		await().atMost(Patience.SOON).until(() -> !counts());
		assertThat(this.reader.atStripe()).containsEntry("status", "canceled");
		assertThat(this.reader.mails("Zum Ende Ihrer Unterstützung")).isEqualTo(1);
	}

	@Test
	void cancelsImmediatelyWithTheContractNumber() {
		this.reader.page(this.reader.cancel("kind=ordinary", "reference=" + this.reader.reference().toLowerCase()));
		await().atMost(Patience.SOON).until(this::isEnding);
		assertThat(this.reader.awaitMail("Ihre Kündigung ist eingegangen"))
			.contains("endet am", "Eingegangen: ", "/support?amount=")
			.doesNotContain("/contracts/");
		assertThat(this.reader.mails("Zum Ende Ihrer Unterstützung")).isZero();
	}

	@Test
	@Fault("F93")
	void storesACancellationWhileStripeIsDown() {
		this.control.addRouteFault("*", "status", "status=503", "times=0");
		var receipt = this.reader.page(this.reader.cancel("reference=" + this.reader.reference()));
		assertThat(receipt).contains("Ihre Kündigung ist eingegangen");
		assertThat(this.reader.awaitMail("Ihre Kündigung ist eingegangen")).contains("endet am");
		assertThat(counts()).isTrue();
		this.control.clearFaults();
		await().atMost(Patience.LATER).until(this::isEnding);
		assertThat(counts()).isTrue();
	}

	@Test
	void withdrawsWithARefund() {
		var receipt = this.reader.page(this.reader.withdraw("reference=" + this.reader.reference()));
		assertThat(receipt).contains("Ihr Widerruf ist eingegangen", "Widerruf des Vertrags", "Ada Lovelace");
		assertThat(this.reader.awaitMail("Ihr Widerruf ist eingegangen")).contains("ist aufgehoben", "bekommen zurück",
				"Eingegangen: ");
		await().atMost(Patience.SOON).until(() -> "canceled".equals(this.reader.atStripe().get("status")));
		await().atMost(Patience.SOON).until(this::isPaidBack);
		await().atMost(Patience.SOON).until(() -> !counts());
		assertThat(this.reader.mails("Zum Ende Ihrer Unterstützung")).isZero();
	}

	@Test
	@Fault("F93")
	void storesAWithdrawalWhileStripeIsDown() {
		this.control.addRouteFault("*", "status", "status=503", "times=0");
		this.reader.page(this.reader.withdraw());
		var link = this.reader.awaitLink("Ihr Widerruf ist eingegangen");
		var settled = this.reader.page(this.reader.browser().submit(link, Map.of("contract", this.reader.reference())));
		assertThat(settled).contains("Ihr Widerruf ist vermerkt", "ist aufgehoben");
		assertThat(counts()).isTrue();
		this.control.clearFaults();
		await().atMost(Patience.LATER).until(() -> "canceled".equals(this.reader.atStripe().get("status")));
		await().atMost(Patience.SOON).until(this::isPaidBack);
		await().atMost(Patience.SOON).until(() -> !counts());
	}

	@Test
	@Fault("F93")
	void refundsADebitMadeAfterTheCancellation() {
		this.control.addRouteFault("*", "status", "status=503", "times=0");
		this.reader.page(this.reader.cancel("reference=" + this.reader.reference()));
		assertThat(this.reader.awaitMail("Ihre Kündigung ist eingegangen")).contains("endet am");
		this.control.advance("P32D");
		this.control.clearFaults();
		awaitInAHurry(this::isPaidBack);
		assertThat(this.reader.atStripe()).containsEntry("status", "canceled");
		assertThat(payments()).hasSize(2);
		assertThat(refunds()).singleElement()
			.satisfies((refund) -> assertThat(refund).containsEntry("amount", 750)
				.containsEntry("payment_intent", payments().get(0)));
		await().atMost(Patience.SOON).until(() -> !counts());
	}

	@Test
	void refundsAPendingDebitOnceItIsPaid() {
		debit("succeeded");
		assertThat(refunds()).isEmpty();
		this.control.advance("P15D");
		awaitInAHurry(() -> !refunds().isEmpty());
		this.control.advance("P7D");
		awaitInAHurry(() -> openCommands() == 0);
		assertThat(isPaidBack()).isTrue();
		assertThat(refunds()).singleElement().satisfies((refund) -> assertThat(refund).containsEntry("amount", 750));
	}

	@Test
	void doesNotRefundAPendingDebitThatFails() {
		debit("processing_fails");
		this.control.advance("P15D");
		awaitInAHurry(() -> openCommands() == 0);
		assertThat(refunds()).isEmpty();
		assertThat(counts()).isFalse();
	}

	@Test
	@Fault("F74")
	void aRefundIsWatchedUntilItIsThereAndMadeAgainAtOnceIfItFails() {
		debit("succeeded");
		this.control.advance("P15D");
		await().atMost(Patience.SOON).until(() -> refunded("pending 750"));
		await().atMost(Patience.SOON).until(() -> recorded("PENDING"));
		assertThat(openCommands()).isOne();

		this.control.perform(String.valueOf(refunds().get(0).get("id")), "fail");
		await().atMost(Patience.SOON).until(() -> refunded("pending 750", "failed 750"));
		await().atMost(Patience.SOON).until(() -> recorded("FAILED", "PENDING"));
		assertThat(openCommands()).isOne();
		assertThat(failedRefunds()).isOne();

		this.control.advance("P7D");
		await().atMost(Patience.SOON).until(() -> openCommands() == 0);
		assertThat(refunded("succeeded 750", "failed 750")).isTrue();
		assertThat(recorded("FAILED", "SUCCEEDED")).isTrue();
		assertThat(failedRefunds()).isZero();
	}

	/** Withdraws while the debit is pending. */
	private void debit(String outcome) {
		this.reader = CancelingReader.byDebit(this.baseUrl, this.control, outcome);
		this.reader.page(this.reader.withdraw("reference=" + this.reader.reference()));
		assertThat(this.reader.awaitMail("Ihr Widerruf ist eingegangen")).contains("ist aufgehoben");
		await().atMost(Patience.SOON).until(() -> "canceled".equals(this.reader.atStripe().get("status")));
		await().atMost(Patience.SOON).until(() -> !counts());
		await().atMost(Patience.SOON).until(() -> openCommands() == 1);
	}

	/** Waits for the condition, repeatedly making waiting commands due at once. */
	private void awaitInAHurry(Callable<Boolean> condition) {
		await().atMost(Patience.LATER).pollInterval(Duration.ofSeconds(2)).until(() -> {
			this.jdbc
				.sql("update provider_command_task set execution_time = now() where not picked and dead_at is null")
				.update();
			return condition.call();
		});
	}

	private long openCommands() {
		return this.jdbc.sql("select count(*) from provider_command where state = 'OPEN' and target = ?")
			.param(this.reader.atStripe().get("id"))
			.query(Long.class)
			.single();
	}

	private boolean isPaidBack() {
		return refunds().stream().anyMatch((refund) -> "succeeded".equals(refund.get("status")));
	}

	/** Whether these are the refunds at Stripe, the newest first. */
	private boolean refunded(String... statusesAndAmounts) {
		return refunds().stream()
			.map((refund) -> refund.get("status") + " " + refund.get("amount"))
			.toList()
			.equals(List.of(statusesAndAmounts));
	}

	/** Whether these are the statuses of the recorded refunds, the oldest first. */
	private boolean recorded(String... statuses) {
		return this.jdbc
			.sql("""
					select refund.status from refund join payment on payment.id = payment_id join subscription s on s.id = purpose_id
					where s.provider_id = ? order by refund.created_at, refund.status""")
			.param(this.reader.atStripe().get("id"))
			.query(String.class)
			.list()
			.equals(List.of(statuses));
	}

	private long failedRefunds() {
		return this.jdbc
			.sql("""
					select count(*) from staff_task join payment on payment.id::text = subject join subscription s on s.id = purpose_id
					where kind = 'REFUND_FAILED' and closed_at is null and s.provider_id = ?""")
			.param(this.reader.atStripe().get("id"))
			.query(Long.class)
			.single();
	}

	/** The refunds of the reader's payments. */
	private List<Map<String, Object>> refunds() {
		var payments = payments();
		return this.control.list("/v1/refunds")
			.stream()
			.filter((refund) -> payments.contains(refund.get("payment_intent")))
			.toList();
	}

	/** The payment intents of the subscription, the newest first. */
	private List<Object> payments() {
		var invoices = invoices();
		return this.control.list("/v1/invoice_payments?limit=100")
			.stream()
			.filter((payment) -> invoices.contains(payment.get("invoice")))
			.map((payment) -> ((Map<?, ?>) payment.get("payment")).get("payment_intent"))
			.<Object>map(String::valueOf)
			.toList();
	}

	private List<Object> invoices() {
		return this.control.list("/v1/invoices?subscription=" + this.reader.atStripe().get("id"))
			.stream()
			.map((invoice) -> invoice.get("id"))
			.toList();
	}

	private boolean isEnding() {
		return Boolean.TRUE.equals(this.reader.atStripe().get("cancel_at_period_end"));
	}

	private boolean counts() {
		return this.jdbc.sql("select count(*) > 0 from supporter join member on id = member_id where email = ?")
			.param(this.reader.address())
			.query(Boolean.class)
			.single();
	}

}
