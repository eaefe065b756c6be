package org.tragwerk.pledging;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tragwerk.Fault;
import org.tragwerk.member.Token;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.pledging.CheckoutSnapshot.State;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.pledging.PledgingFixture.BROWSER;
import static org.tragwerk.pledging.PledgingFixture.NOW;
import static org.tragwerk.pledging.PledgingFixture.SEVEN_FIFTY;
import static org.tragwerk.pledging.PledgingFixture.TEN;
import static org.tragwerk.pledging.PledgingFixture.after;
import static org.tragwerk.pledging.PledgingFixture.attempt;
import static org.tragwerk.pledging.PledgingFixture.snapshot;
import static org.tragwerk.pledging.PledgingFixture.waiting;

class AttemptTests {

	@Test
	@Fault("F36")
	void isReusedForTheSameRequestForAWhile() {
		assertThat(attempt().isFor(SEVEN_FIFTY, NOW)).isTrue();
		assertThat(attempt().isFor(SEVEN_FIFTY, after(Duration.ofMinutes(24)))).isTrue();
		assertThat(attempt().isFor(SEVEN_FIFTY, after(Duration.ofMinutes(26)))).isFalse();
	}

	@Test
	@Fault("F42")
	void isNotReusedForAnotherAmount() {
		assertThat(attempt().isFor(TEN, NOW)).isFalse();
	}

	@Test
	@Fault("F36")
	void hasTheSameReaderIgnoringTheCaseOfTheAddress() {
		assertThat(Attempt.readerOf(from("ADA@Example.org"), BROWSER)).isEqualTo(attempt().reader());
		assertThat(Attempt.readerOf(from("grace@example.org"), BROWSER)).isNotEqualTo(attempt().reader());
		assertThat(Attempt.readerOf(from("ada@example.org"), Token.random())).isNotEqualTo(attempt().reader());
	}

	private static PledgeRequest from(String email) {
		return new PledgeRequest(TEN.pledgeChoice(), null, email, null, "en", null, null);
	}

	@Test
	@Fault("F31")
	void storesTheOpenedSession() {
		var attempt = attempt();
		assertThat(attempt.checkoutUrl()).isNull();
		attempt.open(FakeCheckouts.page("1"));
		assertThat(attempt.checkoutUrl()).isEqualTo(URI.create("https://checkout.example/cs_1"));
		assertThat(attempt.checkoutId()).isEqualTo("cs_1");
	}

	@Test
	@Fault("F36")
	void keepsTheFirstOpenedSession() {
		var attempt = waiting();
		var page = attempt.checkoutId();
		attempt.open(FakeCheckouts.page("2"));
		assertThat(attempt.checkoutId()).isEqualTo(page);
	}

	@Test
	@Fault("F35")
	void doesNotUseASessionOpenedTooLate() {
		var attempt = attempt();
		attempt.supersede();
		attempt.open(FakeCheckouts.page("1"));
		assertThat(attempt.isSuperseded()).isTrue();
		assertThat(attempt.checkoutId()).isNull();
	}

	@ParameterizedTest
	@Fault("F35")
	@EnumSource(value = State.class, names = { "PROCESSING", "COMPLETED", "FAILED" })
	void isNotSupersededOnceCompleted(State state) {
		var attempt = after(state);
		attempt.supersede();
		assertThat(attempt.isSuperseded()).isFalse();
	}

	@Test
	@Fault("F52")
	void isNotCompletedByAnExpiredSession() {
		var attempt = after(State.EXPIRED);
		assertThat(attempt.isCompleted()).isFalse();
		attempt.open(FakeCheckouts.page("2"));
		attempt.refuse();
		assertThat(FakeAttempts.status(attempt)).isEqualTo(AttemptStatus.EXPIRED);
	}

	@Test
	void staysSupersededWhenItsSessionExpires() {
		var attempt = waiting();
		attempt.supersede();
		attempt.update(snapshot(attempt, State.OPEN));
		attempt.update(snapshot(attempt, State.EXPIRED));
		assertThat(attempt.isSuperseded()).isTrue();
	}

	@Test
	@Fault("F38")
	void isProcessingUntilTheDebitSucceedsOrFails() {
		var attempt = after(State.PROCESSING);
		assertThat(attempt.isProcessing()).isTrue();
		assertThat(attempt.isCompleted()).isFalse();
		attempt.complete();
		assertThat(attempt.isProcessing()).isTrue();
		attempt.update(snapshot(attempt, State.FAILED));
		assertThat(attempt.isProcessing()).isFalse();
		assertThat(attempt.hasFailed()).isTrue();
		assertThat(attempt().hasFailed()).isFalse();
	}

	@Test
	void isCompletedByItsSubscriptionOrPayment() {
		var attempt = waiting();
		attempt.complete();
		assertThat(attempt.isCompleted()).isTrue();
		attempt.refuse();
		assertThat(attempt.isCompleted()).isTrue();
	}

	@Test
	void canBeRefusedOnlyBeforeASessionIsOpened() {
		var refused = attempt();
		refused.refuse();
		assertThat(FakeAttempts.status(refused)).isEqualTo(AttemptStatus.REFUSED);
		var waiting = waiting();
		waiting.refuse();
		assertThat(FakeAttempts.status(waiting)).isEqualTo(AttemptStatus.WAITING);
	}

	@Test
	@Fault("F99")
	void storesCampaignAndPlacement() {
		assertThat(attempt().networkHash()).isEqualTo(PledgingFixture.REQUESTER.networkHash());
		assertThat(attempt().browserTokenHash()).isEqualTo(BROWSER.hash());
	}

	@Test
	@Fault("F34")
	void recognizesTheBrowserThatStartedIt() {
		assertThat(attempt().wasStartedBy(BROWSER)).isTrue();
		assertThat(attempt().wasStartedBy(Token.random())).isFalse();
	}

	@Test
	@Fault("F99")
	void belongsToTheBrowserThatUsesTheLink() {
		var attempt = attempt();
		var other = Token.random();
		attempt.hold();
		assertThat(attempt.isHeld()).isTrue();
		attempt.release(PledgingFixture.requester(other), after(Duration.ofHours(2)));
		assertThat(attempt.isHeld()).isFalse();
		assertThat(attempt.wasStartedBy(other)).isTrue();
		assertThat(attempt.networkHash()).isEqualTo(PledgingFixture.requester(other).networkHash());
		assertThat(attempt.startedAt()).isEqualTo(after(Duration.ofHours(2)));
		assertThat(attempt.expiresAt()).isEqualTo(after(Duration.ofHours(3)));
	}

	@Test
	@Fault("F34")
	void keepsTheFirstBrowserUnlessHeld() {
		var attempt = waiting();
		attempt.release(PledgingFixture.requester(Token.random()), after(Duration.ofHours(2)));
		assertThat(attempt.wasStartedBy(BROWSER)).isTrue();
		assertThat(attempt.isHeld()).isFalse();
	}

	@Test
	void keepsKnownPaymentMethodDetails() {
		var attempt = waiting();
		var card = PaymentMethodDetails.of(PaymentMethodType.CARD);
		attempt.update(new CheckoutSnapshot("cs_1", State.COMPLETED, card));
		attempt.update(new CheckoutSnapshot("cs_1", State.COMPLETED, null));
		assertThat(attempt.paymentMethod()).isEqualTo(card);
	}

	@Test
	@Fault("F31")
	void doesNotChangeItsRequest() {
		assertThat(attempt().request()).isEqualTo(SEVEN_FIFTY);
		assertThat(attempt().expiresAt()).isEqualTo(after(Duration.ofHours(1)));
		assertThat(attempt().checkout().paymentMethodTypes()).containsExactly(PaymentMethodType.CARD);
	}

}
