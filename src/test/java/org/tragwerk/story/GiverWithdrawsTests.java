package org.tragwerk.story;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.EndingReader;
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
 * Somebody who gave once and changes their mind.
 */
@TragwerkTest
class GiverWithdrawsTests {

	private static final String RECEIVED = "Ihr Widerruf ist eingegangen";

	@Autowired
	private JdbcClient jdbc;

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	private SandboxControl control;

	private EndingReader giver;

	@BeforeEach
	void begin(@Autowired StripeSandbox sandbox) {
		this.control = new SandboxControl(sandbox.url());
		this.giver = EndingReader.byGift(this.baseUrl, this.control);
	}

	@AfterEach
	void mend() {
		this.control.mend();
	}

	@Test
	@Fault("F72")
	void aGiverWhoKnowsOnlyTheAddressGetsTheMoneyBackByTheMailedLink() {
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
	@Fault("F93")
	void aGiftThatIsWithdrawnTwiceWhileStripeIsDownGoesBackOnce() {
		this.control.breakRoute("*", "status", "status=503", "times=0");
		this.giver.page(this.giver.withdraw("reference=" + this.giver.reference()));
		assertThat(this.giver.awaitMail(RECEIVED)).contains("ist aufgehoben", "bekommen zurück");
		this.giver.page(this.giver.withdraw("reference=" + this.giver.reference()));
		await().atMost(Patience.SOON).until(() -> commands("OPEN") == 2);
		this.control.mend();
		await().atMost(Patience.LATER).until(() -> commands("DONE") == 2);
		assertThat(isPaidBack()).isTrue();
	}

	@Test
	@Fault("F67")
	void nobodyWithdrawsWhatSomebodyElseGave() {
		var stranger = EndingReader.byGift(this.baseUrl, this.control);
		stranger.page(stranger.withdraw("reference=" + this.giver.reference()));
		assertThat(stranger.awaitMail(RECEIVED)).contains("/contracts/").doesNotContain(this.giver.reference() + " (");
		assertThat(commands("OPEN") + commands("DONE")).isZero();
	}

	@Test
	void nothingOfAGiftIsLeftToCancel() {
		this.giver.page(this.giver.cancel("kind=ordinary", "reference=" + this.giver.reference()));
		assertThat(this.giver.awaitMail("Ihre Kündigung ist eingegangen")).contains("war schon am", "einmalig");
		assertThat(commands("OPEN") + commands("DONE")).isZero();
	}

	@Test
	void aGiftOfLastMonthIsForPeopleToJudge() {
		this.control.advance("P20D");
		this.giver.page(this.giver.withdraw("reference=" + this.giver.reference()));
		assertThat(this.giver.awaitMail(RECEIVED)).contains("länger als 14 Tage");
		assertThat(commands("OPEN") + commands("DONE")).isZero();
	}

	private boolean isPaidBack() {
		return this.giver.refundsOfGift()
			.stream()
			.map((refund) -> refund.get("status") + " " + refund.get("amount"))
			.toList()
			.equals(List.of("succeeded 2000"));
	}

	private long commands(String state) {
		return this.jdbc.sql("""
				select count(*) from command join gift on target = reference join member on member.id = member_id
				where kind = 'REFUND' and state = ? and address = ?""")
			.params(state, this.giver.address())
			.query(Long.class)
			.single();
	}

}
