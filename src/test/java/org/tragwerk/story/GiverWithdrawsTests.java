package org.tragwerk.story;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.CancelingReader;
import org.tragwerk.Fault;
import org.tragwerk.Patience;
import org.tragwerk.PledgingReader;
import org.tragwerk.SandboxControl;
import org.tragwerk.TragwerkTest;
import org.tragwerk.Visitor;
import org.tragwerk.sandbox.StripeSandbox;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A reader withdraws from a gift.
 */
@TragwerkTest
class GiverWithdrawsTests {

	private static final String RECEIVED = "Ihr Widerruf ist eingegangen";

	@Autowired
	private JdbcClient jdbc;

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	private SandboxControl control;

	private CancelingReader giver;

	@BeforeEach
	void begin(@Autowired StripeSandbox sandbox) {
		this.control = new SandboxControl(sandbox.url());
		this.giver = CancelingReader.byGift(this.baseUrl, this.control);
	}

	@AfterEach
	void clearFaults() {
		this.control.clearFaults();
	}

	@Test
	@Fault("F72")
	void refundsAGiftAfterWithdrawalByTheEmailedLink() {
		assertThat(this.giver.awaitMail("Danke für Ihren Beitrag")).contains("/withdraw", this.giver.reference());
		this.giver.page(this.giver.withdraw());
		var link = this.giver.awaitLink(RECEIVED);
		assertThat(this.giver.browser().get(link).body()).contains("einmalig", this.giver.reference());
		assertThat(this.giver.refundsOfGift()).isEmpty();
		var settled = this.giver.page(this.giver.browser().submit(link, Map.of("contract", this.giver.reference())));
		assertThat(settled).contains("ist aufgehoben", this.giver.reference());
		await().atMost(Patience.SOON).until(this::isPaidBack);
	}

	@Test
	@Fault("F74")
	void repeatsARefundThatFailsLater() {
		this.giver.page(this.giver.withdraw("reference=" + this.giver.reference()));
		await().atMost(Patience.SOON).until(() -> isPaidBack() && commands("DONE") == 1);
		this.control.perform(String.valueOf(this.giver.refundsOfGift().get(0).get("id")), "fail");
		await().atMost(Patience.SOON).until(() -> refunds().equals(List.of("succeeded 2000", "failed 2000")));
		await().atMost(Patience.SOON).until(() -> commands("DONE") == 1);
	}

	@Test
	@Fault("F93")
	void refundsAGiftOnceThatIsWithdrawnTwiceWhileStripeIsDown() {
		this.control.addRouteFault("*", "status", "status=503", "times=0");
		this.giver.page(this.giver.withdraw("reference=" + this.giver.reference()));
		assertThat(this.giver.awaitMail(RECEIVED)).contains("ist aufgehoben", "bekommen zurück");
		this.giver.page(this.giver.withdraw("reference=" + this.giver.reference()));
		await().atMost(Patience.SOON).until(() -> commands("OPEN") == 2);
		this.control.clearFaults();
		await().atMost(Patience.LATER).until(() -> commands("DONE") == 2);
		assertThat(isPaidBack()).isTrue();
	}

	@Test
	@Fault("F67")
	void cannotWithdrawTheGiftOfAnotherMember() {
		var stranger = CancelingReader.byGift(this.baseUrl, this.control);
		stranger.page(stranger.withdraw("reference=" + this.giver.reference()));
		assertThat(stranger.awaitMail(RECEIVED)).doesNotContain("/contracts/", this.giver.reference());
		assertThat(this.giver.awaitMail("Bitte prüfen Sie eine Erklärung")).contains("/contracts/",
				this.giver.reference());
		assertThat(commands("OPEN") + commands("DONE")).isZero();
	}

	@Test
	void cannotCancelAGift() {
		this.giver.page(this.giver.cancel("kind=ordinary", "reference=" + this.giver.reference()));
		assertThat(this.giver.awaitMail("Ihre Kündigung ist eingegangen")).contains("war schon am", "einmalig");
		assertThat(commands("OPEN") + commands("DONE")).isZero();
	}

	@Test
	void leavesALateWithdrawalOfAGiftToStaff() {
		this.control.advance("P20D");
		this.giver.page(this.giver.withdraw("reference=" + this.giver.reference()));
		assertThat(this.giver.awaitMail(RECEIVED)).contains("länger als 14 Tage");
		assertThat(commands("OPEN") + commands("DONE")).isZero();
	}

	@Test
	@Fault("F75")
	void refundsAPendingDebitOnceItIsPaid() {
		var reader = PledgingReader.at(this.baseUrl);
		var session = reader.pledge("30", "once");
		this.control.complete(session, "sepa_debit", "succeeded");
		var second = reader.browser().submit("/withdraw", CancelingReader.fields(reader.address()));
		reader.browser().post("/withdraw", Visitor.hiddenFields(second.body()));
		assertThat(awaitMail(reader, RECEIVED)).contains("noch unterwegs");
		this.control.advance("P15D");
		var link = awaitMail(reader, "Noch ein Schritt").replaceFirst("(?s).*(http\\S+/withdraw/contracts/\\S+).*",
				"$1");
		var contracts = reader.browser().get(link).body();
		var reference = contracts.replaceFirst("(?s).*value=\"(TW-[^\"]+)\".*", "$1");
		reader.browser().submit(link, Map.of("contract", reference));
		var intent = this.control.read("/v1/checkout/sessions/" + session).get("payment_intent");
		await().atMost(Patience.SOON)
			.until(() -> this.control.list("/v1/refunds?payment_intent=" + intent).size() == 1);
	}

	private String awaitMail(PledgingReader reader, String subject) {
		return await().atMost(Patience.SOON)
			.until(() -> this.control.mailTo(reader.address())
				.stream()
				.filter((mail) -> String.valueOf(mail.get("subject")).contains(subject))
				.map((mail) -> String.valueOf(mail.get("text")))
				.findFirst(), Optional::isPresent)
			.orElseThrow();
	}

	private boolean isPaidBack() {
		return refunds().equals(List.of("succeeded 2000"));
	}

	/** The refunds of the gift, the newest first. */
	private List<String> refunds() {
		return this.giver.refundsOfGift()
			.stream()
			.map((refund) -> refund.get("status") + " " + refund.get("amount"))
			.toList();
	}

	private long commands(String state) {
		return this.jdbc
			.sql("""
					select count(*) from provider_command join payment on target = provider_id join gift on gift.id = purpose_id join member on member.id = member_id
					where type = 'REFUND_PAYMENT' and state = ? and email = ?""")
			.params(state, this.giver.address())
			.query(Long.class)
			.single();
	}

}
