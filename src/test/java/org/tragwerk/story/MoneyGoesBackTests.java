package org.tragwerk.story;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
	void recordsPartialRefundsAndTheirFailures() {
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
	void aReturnedDebitEndsTheSubscription() {
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
	void aDisputeEndsTheSubscriptionEvenIfItIsWon() {
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
	@Fault("F73")
	void aFullyRefundedSubscriptionDoesNotCountUntilItIsPaidAgain() {
		var reader = paying("card");
		this.fixture.control().perform(charge(reader), "refund");
		soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("counted", false)
			.containsEntry("status", "ACTIVE"));
		assertThat(this.fixture.staffTasks(reader)).containsExactly("SUBSCRIPTION_REFUNDED");
		renew();
		soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("counted", true)
			.containsEntry("payments", 2L));
	}

	@Test
	@Fault("F70")
	void anInquiryEndsNothingAndIsATaskForStaff() {
		var reader = paying("card");
		this.fixture.control().perform(charge(reader), "inquire", "amount=500");
		soon(() -> assertThat(this.fixture.dispute(reader)).containsEntry("status", "WARNING_NEEDS_RESPONSE")
			.containsEntry("amount", 500L));
		assertThat(this.fixture.staffTasks(reader)).containsExactly("PAYMENT_DISPUTED");
		assertThat(this.fixture.subscription(reader)).containsEntry("status", "ACTIVE").containsEntry("counted", true);
	}

	@Test
	@Fault({ "F70", "F71" })
	void aPartialDisputeEndsTheSubscription() {
		var reader = paying("paypal");
		this.fixture.control().perform(charge(reader), "dispute", "amount=500");
		soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("status", "ENDED")
			.containsEntry("end_reason", "DISPUTED")
			.containsEntry("counted", false));
		assertThat(this.fixture.dispute(reader)).containsEntry("amount", 500L);
	}

	@Test
	@Fault("F77")
	void aFraudWarningIsATaskForStaff() {
		var reader = paying("card");
		this.fixture.control().perform(charge(reader), "suspect");
		soon(() -> assertThat(this.fixture.staffTasks(reader)).containsExactly("FRAUD_WARNING"));
		assertThat(this.fixture.subscription(reader)).containsEntry("status", "ACTIVE").containsEntry("counted", true);
	}

	@ParameterizedTest
	@CsvSource({ "sepa_debit, P17D", "paypal, P1M" })
	@Fault({ "F64", "F65" })
	void anInactiveMandateLeavesNoGracePeriod(String method, String untilTheNextPayment) {
		var reader = paying(method);
		this.fixture.control().perform(providerId(reader), "deactivate_mandate");
		soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("payment_method_inactive", true)
			.containsEntry("counted", true));
		this.fixture.control().advance(untilTheNextPayment);
		this.fixture.control().advance("PT2H");
		soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("status", "PAST_DUE")
			.containsEntry("counted", false));
	}

	@Test
	@Fault({ "F23", "F64" })
	void aMandateWhoseEndNobodyToldIsFoundByTheSweep() {
		var reader = paying("sepa_debit");
		this.fixture.control().addDeliveryFault("drop", "*", "times=0");
		this.fixture.control().perform(providerId(reader), "deactivate_mandate");
		this.fixture.control().clearFaults();
		soon(() -> {
			this.fixture.leaveAlone(reader);
			this.fixture.run("SubscriptionSweepJob");
			assertThat(this.fixture.subscription(reader)).containsEntry("payment_method_inactive", true);
		});
	}

	@Test
	@Fault("F63")
	void detectsARemovedCardBeforeTheNextPayment() {
		var reader = paying("card");
		var card = this.fixture.control().read("/v1/subscriptions/" + providerId(reader)).get("default_payment_method");
		this.fixture.control().update("/v1/payment_methods/" + card + "/detach", Map.of());
		soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("payment_method_inactive", true));
	}

	@Test
	@Fault("F66")
	void ignoresAnAddressChangedAtStripe() {
		var other = paying("card");
		var reader = paying("card");
		this.fixture.control().update("/v1/customers/" + customer(reader), Map.of("email", other.address()));
		this.fixture.control().perform(providerId(reader), "pause");
		soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("status", "PAUSED"));
		assertThat(this.fixture.subscription(reader)).containsEntry("email", reader.address())
			.doesNotContainEntry("member_id", this.fixture.subscription(other).get("member_id"));
	}

	@Test
	@Fault("F56")
	void recordsAPaymentAfterTheEndWithoutResuming() {
		var reader = paying("card");
		this.fixture.control().perform(providerId(reader), "fail_next_payment");
		renew();
		soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("status", "PAST_DUE"));
		this.fixture.control().perform(providerId(reader), "cancel");
		soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("status", "ENDED"));
		this.fixture.control().advance("PT1H");
		this.fixture.control().update("/v1/invoices/" + latestInvoice(reader) + "/pay", Map.of());
		soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("payments", 2L)
			.containsEntry("status", "ENDED")
			.containsEntry("counted", false));
		assertThat(this.fixture.staffTasks(reader)).containsExactly("PAID_AFTER_END");
	}

	@Test
	@Fault("F61")
	void anInvoicePaidOutsideStripeIsRecorded() {
		var reader = paying("card");
		this.fixture.control().perform(providerId(reader), "fail_next_payment");
		renew();
		soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("status", "PAST_DUE"));
		this.fixture.control()
			.update("/v1/invoices/" + latestInvoice(reader) + "/pay", Map.of("paid_out_of_band", "true"));
		soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("status", "ACTIVE")
			.containsEntry("counted", true)
			.containsEntry("payments", 2L));
	}

	@Test
	@Fault("F59")
	void keepsThePaymentsOfADeletedCustomer() {
		var reader = paying("card");
		this.fixture.control().perform(customer(reader), "delete");
		soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("status", "ENDED")
			.containsEntry("end_reason", "CUSTOMER_DELETED")
			.containsEntry("counted", false));
		assertThat(this.fixture.payment(reader)).containsEntry("status", "PAID");
	}

	@Test
	@Fault("F61")
	void recordsThatStaffEndedItAtStripe() {
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

	/**
	 * Advances to the next payment, which is collected an hour after its period began.
	 */
	private void renew() {
		this.fixture.control().advance("P1M");
		this.fixture.control().advance("PT2H");
	}

	private String providerId(PledgingReader reader) {
		return String.valueOf(this.fixture.subscription(reader).get("provider_id"));
	}

	private Object latestInvoice(PledgingReader reader) {
		return this.fixture.control().read("/v1/subscriptions/" + providerId(reader)).get("latest_invoice");
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
