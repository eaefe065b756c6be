package org.tragwerk.story;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.EndingReader;
import org.tragwerk.Fault;
import org.tragwerk.SandboxControl;
import org.tragwerk.TragwerkTest;
import org.tragwerk.sandbox.StripeSandbox;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A supporter who has had enough, on a phone, without a password.
 */
@TragwerkTest
class ReaderEndsTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private static final Duration LATER = Duration.ofSeconds(60);

	@Autowired
	private JdbcClient jdbc;

	private SandboxControl control;

	private EndingReader reader;

	@BeforeEach
	void begin(@Autowired StripeSandbox sandbox, @Value("${tragwerk.base-url}") String baseUrl) {
		this.control = new SandboxControl(sandbox.url());
		this.reader = EndingReader.at(baseUrl, this.control);
	}

	@AfterEach
	void mend() {
		this.control.mend();
	}

	@Test
	void aReaderWhoKnowsOnlyTheAddressEndsByTheMailedLink() {
		var receipt = this.reader.page(this.reader.cancel("kind=ordinary", "when="));
		assertThat(receipt).contains("Ihre Kündigung ist eingegangen", "Ada Lovelace", this.reader.address(),
				"zum nächstmöglichen Zeitpunkt");
		var link = this.reader.awaitLink("Ihre Kündigung ist eingegangen");
		var choice = this.reader.browser().get(link);
		assertThat(choice.body()).contains("jetzt kündigen", this.reader.reference(), "7,50");
		assertThat(isEnding()).isFalse();

		var settled = this.reader.page(this.reader.browser().submit(link, Map.of("contract", this.reader.reference())));
		assertThat(settled).contains("Ihre Kündigung ist vermerkt", this.reader.reference());
		await().atMost(SOON).until(this::isEnding);
		assertThat(this.reader.awaitMail("Zum Ende Ihrer Unterstützung")).contains("endet am");
		assertThat(counts()).isTrue();

		this.control.advance("P32D");
		await().atMost(SOON).until(() -> !counts());
		assertThat(this.reader.atStripe()).containsEntry("status", "canceled");
		assertThat(this.reader.mails("Zum Ende Ihrer Unterstützung")).isEqualTo(1);
	}

	@Test
	void aReaderWithTheContractNumberIsDoneAtOnce() {
		this.reader.page(this.reader.cancel("kind=ordinary", "reference=" + this.reader.reference().toLowerCase()));
		await().atMost(SOON).until(this::isEnding);
		assertThat(this.reader.awaitMail("Ihre Kündigung ist eingegangen")).contains("endet am", "Eingegangen: ")
			.doesNotContain("/contracts/");
	}

	@Test
	@Fault("F93")
	void aCancellationHoldsWhileStripeIsDown() {
		this.control.breakRoute("*", "status", "status=503", "times=0");
		var receipt = this.reader.page(this.reader.cancel("reference=" + this.reader.reference()));
		assertThat(receipt).contains("Ihre Kündigung ist eingegangen");
		assertThat(this.reader.awaitMail("Ihre Kündigung ist eingegangen")).contains("endet am");
		assertThat(counts()).isTrue();
		this.control.mend();
		await().atMost(LATER).until(this::isEnding);
		assertThat(this.reader.awaitMail("Zum Ende Ihrer Unterstützung")).contains("endet am");
		assertThat(counts()).isTrue();
	}

	@Test
	void aReaderWithdrawsAndGetsTheMoneyBack() {
		var receipt = this.reader.page(this.reader.withdraw("reference=" + this.reader.reference()));
		assertThat(receipt).contains("Ihr Widerruf ist eingegangen", "Widerruf des Vertrags", "Ada Lovelace");
		assertThat(this.reader.awaitMail("Ihr Widerruf ist eingegangen")).contains("ist aufgehoben", "bekommen zurück",
				"Eingegangen: ");
		await().atMost(SOON).until(() -> "canceled".equals(this.reader.atStripe().get("status")));
		await().atMost(SOON).until(this::isPaidBack);
		await().atMost(SOON).until(() -> !counts());
		assertThat(this.reader.awaitMail("Zum Ende Ihrer Unterstützung")).contains("ist beendet");
	}

	@Test
	@Fault("F93")
	void aWithdrawalHoldsWhileStripeIsDown() {
		this.control.breakRoute("*", "status", "status=503", "times=0");
		this.reader.page(this.reader.withdraw());
		var link = this.reader.awaitLink("Ihr Widerruf ist eingegangen");
		var settled = this.reader.page(this.reader.browser().submit(link, Map.of("contract", this.reader.reference())));
		assertThat(settled).contains("Ihr Widerruf ist vermerkt", "ist aufgehoben");
		assertThat(counts()).isTrue();
		this.control.mend();
		await().atMost(LATER).until(() -> "canceled".equals(this.reader.atStripe().get("status")));
		await().atMost(SOON).until(this::isPaidBack);
		await().atMost(SOON).until(() -> !counts());
	}

	private boolean isPaidBack() {
		var paid = this.control
			.list("/v1/invoices?expand[]=data.payments&subscription=" + this.reader.atStripe().get("id"))
			.toString();
		return this.control.list("/v1/refunds")
			.stream()
			.anyMatch((refund) -> paid.contains(String.valueOf(refund.get("payment_intent")))
					&& "succeeded".equals(refund.get("status")));
	}

	private boolean isEnding() {
		return Boolean.TRUE.equals(this.reader.atStripe().get("cancel_at_period_end"));
	}

	private boolean counts() {
		return this.jdbc.sql("select count(*) > 0 from supporter join member on id = member_id where address = ?")
			.param(this.reader.address())
			.query(Boolean.class)
			.single();
	}

}
