package org.tragwerk.story;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.tragwerk.Fault;
import org.tragwerk.PledgingReader;
import org.tragwerk.TragwerkTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.story.PledgeFixture.soon;

/**
 * Refunds, disputes and returned debits, caused by banks, payers and staff in Stripe's
 * dashboard.
 */
@TragwerkTest
@Import(PledgeFixture.class)
class MoneyGoesBackTests {

	@Autowired
	private PledgeFixture fixture;

	@Test
	@Fault({ "F72", "F73", "F74" })
	void whatStaffRefundInPartsIsWrittenDownAndWhatFailsIsTakenOff() {
		var reader = paying("card");
		this.fixture.control().perform(charge(reader), "refund", "amount=1000");
		soon(() -> assertThat(this.fixture.payment(reader)).containsEntry("refunded", 1000L));
		this.fixture.control().perform(charge(reader), "refund", "amount=500");
		soon(() -> assertThat(this.fixture.payment(reader)).containsEntry("refunded", 1500L)
			.containsEntry("status", "PAID"));
		var refund = this.fixture.control().list("/v1/refunds?charge=" + charge(reader)).get(0).get("id");
		this.fixture.control().perform(String.valueOf(refund), "fail");
		soon(() -> assertThat(this.fixture.payment(reader)).containsEntry("refunded", 1000L));
		assertThat(this.fixture.staffTasks(reader)).containsExactly("REFUND_FAILED");
		assertThat(this.fixture.subscription(reader)).containsEntry("status", "ACTIVE").containsEntry("counted", true);
	}

	@Test
	@Fault("F69")
	void aDebitThatTheBankReturnsEndsTheSubscription() {
		var reader = paying("sepa_debit");
		this.fixture.control().perform(charge(reader), "dispute");
		soon(() -> assertThat(this.fixture.dispute(reader)).containsEntry("kind", "RETURN")
			.containsEntry("status", "LOST")
			.containsEntry("amount", 3000L));
		assertThat(this.fixture.staffTasks(reader)).containsExactly("PAYMENT_RETURNED");
		soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("status", "ENDED")
			.containsEntry("end_reason", "RETURNED")
			.containsEntry("counted", false));
	}

	@Test
	@Fault({ "F71", "F76" })
	void whoDisputedAPaymentIsDebitedNoMoreAlsoWhenTheDisputeIsWon() {
		var reader = paying("card");
		this.fixture.control().perform(charge(reader), "dispute");
		soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("status", "ENDED")
			.containsEntry("end_reason", "DISPUTED"));
		var dispute = String.valueOf(this.fixture.dispute(reader).get("provider_id"));
		this.fixture.control().perform(dispute, "dispute_won");
		soon(() -> assertThat(this.fixture.dispute(reader)).containsEntry("status", "WON"));
		this.fixture.control().advance("P1M");
		assertThat(this.fixture.control().list("/v1/invoices?customer=" + customer(reader))).hasSize(1);
		assertThat(this.fixture.subscription(reader)).containsEntry("status", "ENDED").containsEntry("counted", false);
	}

	@Test
	@Fault("F59")
	void aCustomerDeletedAtTheProviderLeavesThePaymentsBehind() {
		var reader = paying("card");
		this.fixture.control().perform(customer(reader), "delete");
		soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("status", "ENDED")
			.containsEntry("end_reason", "CUSTOMER_DELETED")
			.containsEntry("counted", false));
		assertThat(this.fixture.payment(reader)).containsEntry("status", "PAID");
	}

	@Test
	@Fault("F61")
	void whatStaffEndAtTheProviderIsTheirs() {
		var reader = paying("card");
		this.fixture.control().perform(String.valueOf(this.fixture.subscription(reader).get("provider_id")), "cancel");
		soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("status", "ENDED")
			.containsEntry("end_reason", "BY_STAFF"));
	}

	private PledgingReader paying(String method) {
		var reader = this.fixture.reader();
		var session = reader.pledge("30", "monthly");
		this.fixture.control().complete(session, method, "succeeded");
		soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("counted", true));
		if (method.equals("sepa_debit")) {
			soon(() -> assertThat(this.fixture.payment(reader)).containsEntry("status", "PENDING"));
			this.fixture.control().advance("P15D");
		}
		soon(() -> assertThat(this.fixture.payment(reader)).containsEntry("status", "PAID"));
		return reader;
	}

	private String charge(PledgingReader reader) {
		Map<String, Object> intent = this.fixture.control()
			.read("/v1/payment_intents/" + this.fixture.payment(reader).get("provider_id"));
		return String.valueOf(intent.get("latest_charge"));
	}

	private String customer(PledgingReader reader) {
		return String.valueOf(this.fixture.subscription(reader).get("customer_id"));
	}

}
