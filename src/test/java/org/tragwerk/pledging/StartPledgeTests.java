package org.tragwerk.pledging;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.tragwerk.Fault;
import org.tragwerk.mail.Outbox;
import org.tragwerk.member.Token;
import org.tragwerk.money.Interval;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.pledging.CheckoutSnapshot.State;
import org.tragwerk.provider.ProviderRefusedException;
import org.tragwerk.subscription.Subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tragwerk.pledging.PledgingFixture.BROWSER;
import static org.tragwerk.pledging.PledgingFixture.NOW;
import static org.tragwerk.pledging.PledgingFixture.REQUESTER;
import static org.tragwerk.pledging.PledgingFixture.SEVEN_FIFTY;
import static org.tragwerk.pledging.PledgingFixture.TEN;
import static org.tragwerk.pledging.PledgingFixture.after;

class StartPledgeTests {

	private static final Token LINK = Token.random();

	private final PledgingFixture pledging = new PledgingFixture();

	private final Subscriptions subscriptions = Mockito.mock(Subscriptions.class);

	private final StartPledge start = at(Duration.ZERO);

	@Test
	@Fault({ "F31", "F40" })
	void storesTheAttemptBeforeCallingTheProvider() {
		this.pledging.checkouts.meanwhile = () -> assertThat(this.pledging.attempts.all()).hasSize(1);
		var page = this.start.start(SEVEN_FIFTY, REQUESTER, false);
		assertThat(page).contains(pageOf(attempt()));
		assertThat(this.pledging.checkouts.requests).hasSize(1);
	}

	@Test
	@Fault("F36")
	void redirectsToTheSameSessionASecondTime() {
		var page = this.start.start(SEVEN_FIFTY, REQUESTER, false);
		assertThat(this.start.findOpenCheckout(SEVEN_FIFTY, BROWSER)).isEqualTo(page);
		assertThat(this.start.start(SEVEN_FIFTY, REQUESTER, false)).isEqualTo(page);
		assertThat(this.pledging.checkouts.requests).hasSize(1);
	}

	@Test
	@Fault("F36")
	void findsNoOpenSessionForAnotherAmountOrLater() {
		assertThat(this.start.findOpenCheckout(SEVEN_FIFTY, BROWSER)).isEmpty();
		this.start.start(SEVEN_FIFTY, REQUESTER, false);
		assertThat(this.start.findOpenCheckout(TEN, BROWSER)).isEmpty();
		assertThat(at(Duration.ofMinutes(26)).findOpenCheckout(SEVEN_FIFTY, BROWSER)).isEmpty();
	}

	@Test
	@Fault({ "F35", "F36" })
	void redirectsToTheNewerSessionIfOneOpenedTooLate() {
		this.pledging.checkouts.meanwhile = () -> {
			this.pledging.checkouts.meanwhile = () -> {
			};
			this.start.start(TEN, REQUESTER, false);
		};
		var page = this.start.start(SEVEN_FIFTY, REQUESTER, false);
		var newer = this.pledging.attempts.all().get(1);
		assertThat(newer.request()).isEqualTo(TEN);
		assertThat(page).contains(pageOf(newer));
	}

	@Test
	@Fault("F38")
	void redirectsToThePageOfAPendingDebit() {
		this.start.start(SEVEN_FIFTY, REQUESTER, false);
		attempt().update(PledgingFixture.snapshot(attempt(), State.PROCESSING));
		assertThat(this.start.start(TEN, REQUESTER, false)).contains(this.pledging.opener.processingPage(attempt()));
		assertThat(this.pledging.checkouts.requests).hasSize(1);
	}

	@Test
	@Fault("F65")
	void opensAnotherSessionWithOtherSupportedPaymentMethods() {
		this.pledging.checkouts.ways = EnumSet.of(PaymentMethodType.CARD, PaymentMethodType.PAYPAL);
		this.pledging.checkouts.accepted = EnumSet.of(PaymentMethodType.SEPA_DEBIT);
		this.pledging.checkouts.onRefusal = () -> this.pledging.checkouts.ways = EnumSet
			.of(PaymentMethodType.SEPA_DEBIT);
		var page = this.start.start(SEVEN_FIFTY, REQUESTER, false);
		var another = this.pledging.attempts.all().get(1);
		assertThat(page).contains(pageOf(another));
		assertThat(another.checkout().paymentMethodTypes()).containsExactly(PaymentMethodType.SEPA_DEBIT);
		assertThat(FakeAttempts.status(attempt())).isEqualTo(AttemptStatus.REFUSED);
	}

	@Test
	@Fault("F65")
	void opensNoOtherSessionWithoutSupportedPaymentMethods() {
		this.pledging.checkouts.accepted = EnumSet.noneOf(PaymentMethodType.class);
		assertThatExceptionOfType(ProviderRefusedException.class)
			.isThrownBy(() -> this.start.start(SEVEN_FIFTY, REQUESTER, false));
		assertThat(this.pledging.attempts.all()).hasSize(1);
		assertThat(FakeAttempts.status(attempt())).isEqualTo(AttemptStatus.REFUSED);
	}

	@Test
	@Fault({ "F65", "F99" })
	void opensAnotherSessionFromTheLinkInTheEmail() {
		this.pledging.checkouts.ways = EnumSet.of(PaymentMethodType.CARD);
		this.start.start(SEVEN_FIFTY, REQUESTER, true);
		attempt().useLinkToken(LINK);
		this.pledging.checkouts.accepted = EnumSet.of(PaymentMethodType.PAYPAL);
		this.pledging.checkouts.ways = EnumSet.of(PaymentMethodType.PAYPAL);
		assertThat(this.start.proceed(LINK, REQUESTER)).contains(pageOf(this.pledging.attempts.all().get(1)));
	}

	@Test
	@Fault("F99")
	void requiresALinkDuringCardTesting() {
		assertThat(this.start.start(SEVEN_FIFTY, REQUESTER, true)).isEmpty();
		assertThat(this.pledging.checkouts.requests).isEmpty();
		attempt().useLinkToken(LINK);
		assertThat(this.start.findRequest(LINK)).contains(SEVEN_FIFTY);
		var other = Token.random();
		assertThat(this.start.proceed(LINK, PledgingFixture.requester(other))).contains(pageOf(attempt()));
		assertThat(attempt().wasStartedBy(other)).isTrue();
	}

	@Test
	@Fault("F99")
	void rejectsAnUnknownLink() {
		assertThat(this.start.findRequest(LINK)).isEmpty();
		assertThat(this.start.proceed(LINK, REQUESTER)).isEmpty();
	}

	@Test
	@Fault("F37")
	void findsAnOpenPaymentOfTheSameBrowser() {
		this.start.start(SEVEN_FIFTY, REQUESTER, false);
		attempt().complete();
		assertThat(this.start.findUnpaid(TEN, BROWSER)).isEmpty();
		Mockito.when(this.subscriptions.isUnpaid(attempt().id())).thenReturn(true);
		assertThat(this.start.findUnpaid(TEN, BROWSER)).contains(this.pledging.opener.returnPage(attempt()));
		assertThat(this.start.findUnpaid(TEN, Token.random())).isEmpty();
		assertThat(this.start.findUnpaid(PledgingFixture.request(1000, Interval.ONCE, null), BROWSER)).isEmpty();
	}

	@Test
	@Fault("F36")
	void detectsASecondPledgeOfTheSameBrowser() {
		var bob = new PledgeRequest(TEN.pledgeChoice(), null, "bob@example.org", null, "de", null, null);
		assertThat(this.start.isSecond(bob, REQUESTER)).isFalse();
		this.start.start(SEVEN_FIFTY, REQUESTER, false);
		assertThat(this.start.isSecond(bob, REQUESTER)).isFalse();
		attempt().complete();
		assertThat(this.start.isSecond(bob, REQUESTER)).isTrue();
		assertThat(this.start.isSecond(SEVEN_FIFTY, REQUESTER)).isTrue();
		assertThat(this.start.isSecond(SEVEN_FIFTY, PledgingFixture.requester(Token.random()))).isFalse();
		assertThat(this.start.isSecond(PledgingFixture.request(1000, Interval.ONCE, null), REQUESTER)).isFalse();
	}

	private Attempt attempt() {
		return this.pledging.attempts.all().get(0);
	}

	private static URI pageOf(Attempt attempt) {
		return FakeCheckouts.page(attempt.id().toString()).url();
	}

	private StartPledge at(Duration time) {
		var clock = PledgingFixture.at(time.isZero() ? NOW : after(time));
		var ways = new AvailablePaymentMethods(PledgingFixture.properties(true, PaymentMethodType.values()),
				this.pledging.checkouts);
		var register = new RegisterAttempt(this.pledging.attempts, this.pledging.expireCheckout,
				Mockito.mock(Outbox.class), ways, clock);
		return new StartPledge(this.pledging.attempts, register, this.pledging.opener, this.subscriptions, clock);
	}

}
