package org.tragwerk.sandbox;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.RefundCreateParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DisputeTests {

	private static final long FEE = 2_000;

	private final SandboxFixture fixture = new SandboxFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void givesTheFeeForAnAnswerBackWithADisputeThatIsWon() throws Exception {
		var dispute = disputed(charge());
		var answered = answer(dispute, true);
		assertThat(answered.getStatus()).isEqualTo("under_review");
		assertThat(answered.getEvidence().getUncategorizedText()).isEqualTo("The reader agreed.");
		assertThat(answered.getEvidenceDetails().getSubmissionCount()).isOne();
		assertThat(fees()).isEqualTo(-FEE);
		act(dispute.getId(), "dispute_won");

		assertThat(current(dispute).getStatus()).isEqualTo("won");
		assertThat(current(dispute).getBalanceTransactions()).extracting(BalanceTransaction::getNet)
			.containsExactly(-750 - FEE, 750L);
		assertThat(fees()).isZero();
		assertThat(this.fixture.types("charge.dispute.*")).containsExactly("charge.dispute.created",
				"charge.dispute.funds_withdrawn", "charge.dispute.updated", "charge.dispute.closed",
				"charge.dispute.funds_reinstated");
	}

	@Test
	void keepsAnAnswerUntilItIsSubmitted() throws Exception {
		var dispute = disputed(charge());
		var kept = answer(dispute, false);
		assertThat(kept.getStatus()).isEqualTo("needs_response");
		assertThat(kept.getEvidenceDetails().getHasEvidence()).isTrue();
		assertThat(fees()).isZero();
	}

	@Test
	void losesADisputeThatNobodyAnswers() throws Exception {
		var dispute = disputed(charge());
		this.fixture.advance("P21D");
		assertThat(current(dispute).getStatus()).isEqualTo("lost");
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> answer(dispute, true))
			.withMessageContaining("takes no evidence");
	}

	@Test
	void losesADisputeThatIsGivenIn() throws Exception {
		var dispute = disputed(charge());
		assertThat(this.fixture.stripe.v1().disputes().close(dispute.getId()).getStatus()).isEqualTo("lost");
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> this.fixture.stripe.v1().disputes().close(dispute.getId()));
	}

	@Test
	void givesBackWhatHadBeenRefundedBeforeADisputeWasLost() throws Exception {
		var charge = charge();
		this.fixture.stripe.v1()
			.refunds()
			.create(RefundCreateParams.builder().setCharge(charge.getId()).setAmount(250L).build());
		var dispute = disputed(charge);
		act(dispute.getId(), "dispute_lost");
		var lines = current(dispute).getBalanceTransactions();
		assertThat(lines).extracting(BalanceTransaction::getNet).containsExactly(-750 - FEE, 250L);
		assertThat(lines.get(1).getReportingCategory()).isEqualTo("dispute_reversal");
	}

	@Test
	void withdrawsNothingWhileABankOnlyAsks() throws Exception {
		var charge = charge();
		act(charge.getId(), "inquire");
		this.fixture.advance("PT3S");
		var dispute = latest();
		assertThat(dispute.getStatus()).isEqualTo("warning_needs_response");
		assertThat(dispute.getBalanceTransactions()).isEmpty();
		assertThat(dispute.getIsChargeRefundable()).isTrue();
		assertThat(answer(dispute, true).getStatus()).isEqualTo("warning_under_review");
		assertThat(fees()).isZero();
		act(dispute.getId(), "escalate");
		assertThat(current(dispute).getStatus()).isEqualTo("needs_response");
		assertThat(current(dispute).getBalanceTransactions()).hasSize(1);
		answer(dispute, true);
		assertThat(fees()).isEqualTo(-FEE);
	}

	@Test
	void givesNoFeeBackThatWasNotTaken() throws Exception {
		act(charge().getId(), "inquire");
		var inquiry = latest();
		answer(inquiry, true);
		act(inquiry.getId(), "dispute_won");
		act(disputed(charge()).getId(), "dispute_won");
		assertThat(fees()).isZero();
	}

	@Test
	void closesAnInquiryThatNobodyAnswers() throws Exception {
		act(charge().getId(), "inquire");
		this.fixture.advance("P21D");
		assertThat(latest().getStatus()).isEqualTo("warning_closed");
		assertThat(latest().getBalanceTransactions()).isEmpty();
	}

	@Test
	void disputesPartsAndNoCentTwice() throws Exception {
		var charge = charge();
		act(charge.getId(), "dispute", "amount=500");
		act(charge.getId(), "dispute", "");
		assertThat(this.fixture.stripe.v1().disputes().list().getData()).extracting(Dispute::getAmount)
			.containsExactly(250L, 500L);
		assertThat(this.fixture.post("/_sandbox/objects/" + charge.getId() + "/dispute", "").statusCode())
			.isEqualTo(400);
	}

	@Test
	void withdrawsNothingForADisputeThatWasPrevented() throws Exception {
		act(charge().getId(), "prevent");
		this.fixture.advance("P21D");
		assertThat(latest().getStatus()).isEqualTo("prevented");
		assertThat(latest().getBalanceTransactions()).isEmpty();
	}

	@Test
	void warnsOfSuspectedFraud() throws Exception {
		var charge = charge();
		act(charge.getId(), "suspect");
		var warning = this.fixture.stripe.v1().radar().earlyFraudWarnings().list().getData().get(0);
		assertThat(warning.getCharge()).isEqualTo(charge.getId());
		assertThat(warning.getActionable()).isTrue();
		assertThat(this.fixture.types("radar.*")).containsExactly("radar.early_fraud_warning.created");
		disputed(charge);
		assertThat(this.fixture.stripe.v1().radar().earlyFraudWarnings().retrieve(warning.getId()).getActionable())
			.isFalse();
	}

	private Charge charge() throws StripeException {
		this.fixture.post("/_sandbox/account", "usage_fee=0");
		this.fixture.subscribed();
		this.fixture.advance("PT3S");
		return this.fixture.stripe.v1().charges().list().getData().get(0);
	}

	private Dispute disputed(Charge charge) throws StripeException {
		act(charge.getId(), "dispute");
		this.fixture.advance("PT3S");
		return latest();
	}

	private Dispute answer(Dispute dispute, boolean submitted) throws StripeException {
		var evidence = DisputeUpdateParams.Evidence.builder().setUncategorizedText("The reader agreed.").build();
		return this.fixture.stripe.v1()
			.disputes()
			.update(dispute.getId(), DisputeUpdateParams.builder().setEvidence(evidence).setSubmit(submitted).build());
	}

	private void act(String object, String act) {
		act(object, act, "");
	}

	private void act(String object, String act, String fields) {
		assertThat(this.fixture.post("/_sandbox/objects/" + object + "/" + act, fields).statusCode()).isEqualTo(200);
	}

	private Dispute latest() throws StripeException {
		return this.fixture.stripe.v1().disputes().list().getData().get(0);
	}

	private Dispute current(Dispute dispute) throws StripeException {
		return this.fixture.stripe.v1().disputes().retrieve(dispute.getId());
	}

	private long fees() throws StripeException {
		var params = BalanceTransactionListParams.builder().setType("stripe_fee").setLimit(100L).build();
		return this.fixture.stripe.v1()
			.balanceTransactions()
			.list(params)
			.getData()
			.stream()
			.mapToLong(BalanceTransaction::getNet)
			.sum();
	}

}
