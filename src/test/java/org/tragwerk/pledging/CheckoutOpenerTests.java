package org.tragwerk.pledging;

import java.net.URI;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tragwerk.Fault;
import org.tragwerk.money.Interval;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.provider.ProviderRefusedException;
import org.tragwerk.provider.ProviderUnavailableException;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.then;
import static org.tragwerk.pledging.PledgingFixture.NOW;
import static org.tragwerk.pledging.PledgingFixture.REQUESTER;
import static org.tragwerk.pledging.PledgingFixture.SEVEN_FIFTY;
import static org.tragwerk.pledging.PledgingFixture.attempt;

class CheckoutOpenerTests {

	private final PledgingFixture pledging = new PledgingFixture();

	private final CheckoutOpener opener = this.pledging.opener;

	@Test
	@Fault("F31")
	void storesTheOpenedSession() {
		var attempt = this.pledging.attempts.save(attempt());
		var page = this.opener.open(attempt);
		assertThat(attempt.checkoutId()).isEqualTo(page.checkoutId());
		then(this.pledging.expireCheckout).shouldHaveNoInteractions();
	}

	@Test
	@Fault({ "F35", "F36" })
	void expiresASessionOpenedTooLate() {
		var attempt = this.pledging.attempts.save(attempt());
		this.pledging.checkouts.meanwhile = attempt::supersede;
		var page = this.opener.open(attempt);
		then(this.pledging.expireCheckout).should().request(page.checkoutId());
	}

	@Test
	@Fault("F39")
	void repeatsTheSameRequestAfterAnUnknownOutcome() {
		var attempt = this.pledging.attempts.save(attempt());
		this.pledging.checkouts.failure = new ProviderUnavailableException(new IllegalStateException("silence"));
		assertThatExceptionOfType(ProviderUnavailableException.class).isThrownBy(() -> this.opener.open(attempt));
		assertThat(FakeAttempts.status(attempt)).isEqualTo(AttemptStatus.STARTED);
		this.pledging.checkouts.failure = null;
		this.opener.open(attempt);
		assertThat(this.pledging.checkouts.requests).hasSize(2)
			.allMatch(this.pledging.checkouts.requests.get(0)::equals);
	}

	@Test
	void storesARefusal() {
		var attempt = this.pledging.attempts.save(attempt());
		this.pledging.checkouts.failure = new ProviderRefusedException(new IllegalStateException("no"));
		assertThatExceptionOfType(ProviderRefusedException.class).isThrownBy(() -> this.opener.open(attempt));
		assertThat(FakeAttempts.status(attempt)).isEqualTo(AttemptStatus.REFUSED);
	}

	@Test
	@Fault("F102")
	void returnsToTheBaseUrl() {
		this.opener.open(this.pledging.attempts.save(attempt()));
		var request = this.pledging.checkouts.requests.get(0);
		assertThat(request.returnTo()).isEqualTo(URI.create("https://zeitung.example/support/return?lang=de"));
		assertThat(request.backTo()).hasToString("https://zeitung.example/support?lang=de&amount=7,50"
				+ "&interval=monthly&campaign=danke&via=banner&abandoned=");
	}

	@Test
	void fillsInTheLastMonth() {
		var request = PledgingFixture.request(1000, Interval.MONTHLY, YearMonth.of(2027, 3));
		assertThat(this.opener.formFor(request)).hasToString("https://zeitung.example/support?lang=de&amount=10"
				+ "&interval=monthly&until=2027-03&campaign=danke&via=banner");
	}

	@Test
	@Fault("F38")
	void hasAPageForAPendingDebit() {
		var attempt = attempt();
		attempt.open(FakeCheckouts.page("1"));
		assertThat(this.opener.processingPage(attempt))
			.hasToString("https://zeitung.example/support/return?lang=de&session_id=cs_1&again=");
	}

	@Test
	@Fault({ "F42", "F65" })
	void opensWithoutPaymentMethodsThatTheAccountNoLongerSupports() {
		var attempt = this.pledging.attempts.save(new Attempt(SEVEN_FIFTY,
				List.of(PaymentMethodType.SEPA_DEBIT, PaymentMethodType.CARD, PaymentMethodType.PAYPAL), REQUESTER,
				NOW));
		this.pledging.checkouts.accepted = Set.of(PaymentMethodType.SEPA_DEBIT, PaymentMethodType.CARD);
		var page = this.opener.open(attempt);
		assertThat(attempt.checkoutId()).isEqualTo(page.checkoutId());
		assertThat(this.pledging.checkouts.requests).extracting(CheckoutRequest::version).containsExactly(1, 2);
		assertThat(this.pledging.checkouts.requests.get(1).paymentMethodTypes())
			.containsExactly(PaymentMethodType.SEPA_DEBIT, PaymentMethodType.CARD);
		assertThat(attempt.checkout().paymentMethodTypes()).hasSize(2);
	}

	@Test
	@Fault("F65")
	void isRefusedIfNoPaymentMethodIsLeft() {
		var attempt = this.pledging.attempts.save(attempt());
		this.pledging.checkouts.accepted = Set.of();
		assertThatExceptionOfType(ProviderRefusedException.class).isThrownBy(() -> this.opener.open(attempt));
		assertThat(FakeAttempts.status(attempt)).isEqualTo(AttemptStatus.REFUSED);
		assertThat(this.pledging.checkouts.requests).hasSize(1);
	}

	@Test
	@Fault("F65")
	void isRefusedIfTheRefusedPaymentMethodIsUnknown() {
		var attempt = this.pledging.attempts.save(attempt());
		this.pledging.checkouts.failure = new Checkouts.PaymentMethodRefusedException(Set.of(PaymentMethodType.CARD),
				new IllegalStateException("no"));
		assertThatExceptionOfType(ProviderRefusedException.class).isThrownBy(() -> this.opener.open(attempt));
		assertThat(FakeAttempts.status(attempt)).isEqualTo(AttemptStatus.REFUSED);
		assertThat(this.pledging.checkouts.requests).hasSize(1);
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void logsAnUnknownOriginOfCheckout(CapturedOutput log) {
		this.opener.open(this.pledging.attempts.save(attempt()));
		assertThat(log).doesNotContain("TRAGWERK_CHECKOUT_ORIGINS");
		this.pledging.checkouts.at = "https://pay.zeitung.example/";
		this.opener.open(this.pledging.attempts.save(attempt()));
		assertThat(log).contains("ERROR").contains("pay.zeitung.example").contains("TRAGWERK_CHECKOUT_ORIGINS");
	}

}
