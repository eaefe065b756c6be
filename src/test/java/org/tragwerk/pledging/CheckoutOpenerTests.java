package org.tragwerk.pledging;

import java.net.URI;
import java.time.YearMonth;

import org.junit.jupiter.api.Test;

import org.tragwerk.money.Interval;
import org.tragwerk.Fault;
import org.tragwerk.provider.ProviderRefusalException;
import org.tragwerk.provider.ProviderUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.then;
import static org.tragwerk.pledging.PledgingFixture.attempt;

class CheckoutOpenerTests {

	private final PledgingFixture pledging = new PledgingFixture();

	private final CheckoutOpener opener = this.pledging.opener;

	@Test
	@Fault("F31")
	void writesDownThePageThatOpened() {
		var attempt = this.pledging.attempts.save(attempt());
		var page = this.opener.open(attempt);
		assertThat(attempt.checkoutId()).isEqualTo(page.checkoutId());
		then(this.pledging.expireCheckout).shouldHaveNoInteractions();
	}

	@Test
	@Fault({ "F35", "F36" })
	void closesAPageThatOpenedTooLate() {
		var attempt = this.pledging.attempts.save(attempt());
		this.pledging.checkouts.meanwhile = attempt::supersede;
		var page = this.opener.open(attempt);
		then(this.pledging.expireCheckout).should().request(page.checkoutId());
	}

	@Test
	@Fault("F39")
	void asksAgainInTheSameWordsAfterAnUnknownOutcome() {
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
	void writesDownThatTheProviderNeverWill() {
		var attempt = this.pledging.attempts.save(attempt());
		this.pledging.checkouts.failure = new ProviderRefusalException(new IllegalStateException("no"));
		assertThatExceptionOfType(ProviderRefusalException.class).isThrownBy(() -> this.opener.open(attempt));
		assertThat(FakeAttempts.status(attempt)).isEqualTo(AttemptStatus.REFUSED);
	}

	@Test
	@Fault("F102")
	void sendsTheReaderBackToTheConfiguredAddress() {
		this.opener.open(this.pledging.attempts.save(attempt()));
		var request = this.pledging.checkouts.requests.get(0);
		assertThat(request.returnTo()).isEqualTo(URI.create("https://zeitung.example/support/return?lang=de"));
		assertThat(request.backTo()).hasToString("https://zeitung.example/support?lang=de&amount=7,50"
				+ "&interval=monthly&campaign=danke&via=banner&abandoned=");
	}

	@Test
	void fillsTheFormWithTheLastMonth() {
		var request = PledgingFixture.request(1000, Interval.MONTHLY, YearMonth.of(2027, 3));
		assertThat(this.opener.formFor(request)).hasToString("https://zeitung.example/support?lang=de&amount=10"
				+ "&interval=monthly&until=2027-03&campaign=danke&via=banner");
	}

	@Test
	@Fault("F38")
	void hasAPageThatSaysThatADebitIsUnderWay() {
		var attempt = attempt();
		attempt.open(FakeCheckouts.page("1"));
		assertThat(this.opener.processingPage(attempt))
			.hasToString("https://zeitung.example/support/return?lang=de&session_id=cs_1&again=");
	}

	@Test
	@Fault("F99")
	void isCardTestingSuspectedWhileCardsAreTriedOut() {
		assertThat(this.opener.isCardTestingSuspected()).isFalse();
		this.pledging.checkouts.underPressure = true;
		assertThat(this.opener.isCardTestingSuspected()).isTrue();
	}

}
