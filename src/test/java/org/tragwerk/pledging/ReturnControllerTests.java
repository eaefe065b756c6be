package org.tragwerk.pledging;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.tragwerk.Fault;
import org.tragwerk.member.Token;
import org.tragwerk.pledging.Attempts.CheckoutReturned;
import org.tragwerk.pledging.CheckoutSnapshot.State;
import org.tragwerk.site.CookiesFixture;
import org.tragwerk.money.Interval;
import org.tragwerk.subscription.Contract.GiftContract;
import org.tragwerk.subscription.Contract.SubscriptionContract;
import org.tragwerk.subscription.ContractFixture;
import org.tragwerk.subscription.Subscriptions;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.ModelAndView;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.tragwerk.pledging.PledgingFixture.BROWSER;
import static org.tragwerk.pledging.PledgingFixture.NOW;
import static org.tragwerk.pledging.PledgingFixture.request;

class ReturnControllerTests {

	private static final SubscriptionContract CONTRACT = ContractFixture.running(NOW);

	private final PledgingFixture pledging = new PledgingFixture();

	private final Subscriptions subscriptions = Mockito.mock(Subscriptions.class);

	private final ReturnPage page = Mockito.mock(ReturnPage.class);

	private final ThanksPage thanksPage = Mockito.mock(ThanksPage.class);

	private final ApplicationEventPublisher events = Mockito.mock(ApplicationEventPublisher.class);

	private final BrowserTokens tokens = new BrowserTokens(CookiesFixture.at("http://localhost:8080"));

	private final ReturnController controller = new ReturnController(
			new OwnAttempts(this.pledging.attempts, this.tokens), this.subscriptions, this.page, this.thanksPage,
			this.events);

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@BeforeEach
	void pages() {
		given(this.page.confirming(any(), any())).willReturn(new ModelAndView("confirming"));
		given(this.page.open(any())).willReturn(new ModelAndView("open"));
		given(this.page.over(any(), any())).willAnswer((call) -> new ModelAndView(call.<String>getArgument(1)));
		given(this.page.unknown(any(), anyBoolean()))
			.willReturn(new ModelAndView("return-unknown", HttpStatus.NOT_FOUND));
		given(this.thanksPage.show(any(), any(), any())).willReturn(new ModelAndView("thanks"));
		given(this.thanksPage.returned(any(), any(), any())).willReturn(new ModelAndView("returned"));
		given(this.subscriptions.findByAttempt(any())).willReturn(Optional.empty());
		given(this.subscriptions.findGift(any())).willReturn(Optional.empty());
	}

	@Test
	@Fault("F32")
	void showsThatThePaymentIsBeingConfirmed() {
		var attempt = save(PledgingFixture.waiting());
		assertThat(show(attempt.checkoutId(), BROWSER).getViewName()).isEqualTo("confirming");
		then(this.events).should().publishEvent(new CheckoutReturned(String.valueOf(attempt.customerId())));
		assertThat(this.response.getCookies()).isEmpty();
	}

	@Test
	@Fault("F34")
	void answers404ToOtherBrowsers() {
		var attempt = save(PledgingFixture.waiting());
		assertThat(show(attempt.checkoutId(), Token.random()).getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
		assertThat(show(attempt.checkoutId(), null).getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
		then(this.events).shouldHaveNoInteractions();
	}

	@Test
	@Fault("F34")
	void answers404ForAMalformedSessionId() {
		var attempt = PledgingFixture.attempt();
		attempt.open(new CheckoutSession("cus_1", "not-a-session", URI.create("https://checkout.example/1")));
		save(attempt);
		assertThat(show("not-a-session", BROWSER).getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
		assertThat(show("", BROWSER).getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
	}

	@Test
	void saysToOtherBrowsersThatTheConfirmationIsSentAgain() {
		this.request.setParameter("sent", "");
		show("cs_1", null);
		then(this.page).should().unknown("cs_1", true);
	}

	@Test
	void thanksForASubscription() {
		var attempt = save(PledgingFixture.waiting());
		given(this.subscriptions.findByAttempt(attempt.id())).willReturn(Optional.of(CONTRACT));
		assertThat(show(attempt.checkoutId(), BROWSER).getViewName()).isEqualTo("thanks");
		then(this.thanksPage).should().show(attempt, CONTRACT, Locale.GERMAN);
		then(this.events).shouldHaveNoInteractions();
	}

	@Test
	@Fault("F38")
	void thanksForAPendingDebitAndExtendsTheCookie() {
		var attempt = save(PledgingFixture.after(State.PROCESSING));
		assertThat(show(attempt.checkoutId(), BROWSER).getViewName()).isEqualTo("thanks");
		assertThat(this.response.getCookies()).singleElement()
			.satisfies((cookie) -> assertThat(cookie.getMaxAge()).isEqualTo(30 * 86_400));
	}

	@Test
	void thanksForAPaidGift() {
		var gift = PledgingFixture.attempt(request(5000, Interval.ONCE, null));
		gift.open(FakeCheckouts.page("gift"));
		save(gift);
		assertThat(show("cs_gift", BROWSER).getViewName()).isEqualTo("confirming");
		gift.complete();
		var contract = (GiftContract) ContractFixture.gift(NOW);
		given(this.subscriptions.findGift(gift.id())).willReturn(Optional.of(contract));
		assertThat(show("cs_gift", BROWSER).getViewName()).isEqualTo("thanks");
		then(this.thanksPage).should().show(gift, contract, Locale.GERMAN);
		var standing = save(PledgingFixture.after(State.COMPLETED));
		assertThat(show(standing.checkoutId(), BROWSER).getViewName()).isEqualTo("confirming");
	}

	@Test
	@Fault("F68")
	void saysThatTheDebitFailed() {
		var attempt = save(PledgingFixture.after(State.FAILED));
		assertThat(show(attempt.checkoutId(), BROWSER).getViewName()).isEqualTo("failed");
	}

	@Test
	@Fault("F38")
	void showsTheNoticeOfAnEarlierPendingDebit() {
		var attempt = save(PledgingFixture.after(State.PROCESSING));
		assertThat(show(attempt.checkoutId(), BROWSER).getModel()).doesNotContainKey("notice");
		this.request.setParameter("again", "");
		assertThat(show(attempt.checkoutId(), BROWSER).getModel()).containsEntry("notice", "pledging.return.again");
		assertThat(show(attempt.checkoutId(), null).getModel()).doesNotContainKey("notice");
	}

	@Test
	@Fault("F32")
	void linksBackToCheckoutOnlyAfterAStateFetchedSinceTheReturn() {
		var attempt = save(PledgingFixture.waiting());
		attempt.update(PledgingFixture.snapshot(attempt, State.OPEN).at(NOW));
		assertThat(show(attempt.checkoutId(), BROWSER).getViewName()).isEqualTo("confirming");
		then(this.page).should().confirming(attempt, null);
		this.request.setParameter("since", Long.toString(NOW.toEpochMilli() + 1));
		assertThat(show(attempt.checkoutId(), BROWSER).getViewName()).isEqualTo("confirming");
		then(this.page).should().confirming(attempt, NOW.plusMillis(1));
		this.request.setParameter("since", Long.toString(NOW.toEpochMilli()));
		assertThat(show(attempt.checkoutId(), BROWSER).getViewName()).isEqualTo("open");
		then(this.events).should(Mockito.times(3)).publishEvent(any(CheckoutReturned.class));
	}

	@Test
	@Fault("F35")
	void showsASupersededSessionAsExpired() {
		var attempt = save(PledgingFixture.waiting());
		attempt.supersede();
		assertThat(show(attempt.checkoutId(), BROWSER).getViewName()).isEqualTo("confirming");
		attempt.update(PledgingFixture.snapshot(attempt, State.OPEN).at(NOW));
		this.request.setParameter("since", Long.toString(NOW.toEpochMilli()));
		assertThat(show(attempt.checkoutId(), BROWSER).getViewName()).isEqualTo("expired");
	}

	@Test
	@Fault("F52")
	void doesNotSyncAnExpiredSession() {
		var attempt = save(PledgingFixture.waiting());
		attempt.update(PledgingFixture.snapshot(attempt, State.EXPIRED).at(NOW));
		assertThat(show(attempt.checkoutId(), BROWSER).getViewName()).isEqualTo("expired");
		then(this.events).shouldHaveNoInteractions();
	}

	@Test
	void doesNotThankForAnEndedSubscription() {
		var attempt = save(PledgingFixture.waiting());
		given(this.subscriptions.findByAttempt(attempt.id())).willReturn(Optional.of(ContractFixture.ended(NOW, NOW)));
		assertThat(show(attempt.checkoutId(), BROWSER).getViewName()).isEqualTo("ended");
	}

	@Test
	@Fault("F73")
	void doesNotThankForARefundedGift() {
		var gift = PledgingFixture.attempt(request(5000, Interval.ONCE, null));
		gift.open(FakeCheckouts.page("gift"));
		gift.complete();
		save(gift);
		given(this.subscriptions.isRefunded(gift.id())).willReturn(true);
		assertThat(show("cs_gift", BROWSER).getViewName()).isEqualTo("refunded");
	}

	@Test
	@Fault("F73")
	void doesNotThankForARefundedPayment() {
		var attempt = save(PledgingFixture.after(State.COMPLETED));
		given(this.subscriptions.findByAttempt(attempt.id())).willReturn(Optional.of(CONTRACT));
		given(this.subscriptions.isRefunded(attempt.id())).willReturn(true);
		assertThat(show(attempt.checkoutId(), BROWSER).getViewName()).isEqualTo("returned");
	}

	@Test
	@Fault("F37")
	void linksToTheOpenPayment() {
		var attempt = save(PledgingFixture.after(State.COMPLETED));
		given(this.subscriptions.findByAttempt(attempt.id())).willReturn(Optional.of(CONTRACT));
		given(this.subscriptions.isUnpaid(attempt.id())).willReturn(true);
		given(this.page.unpaid(attempt)).willReturn(new ModelAndView("unpaid"));
		given(this.page.pay(attempt)).willReturn(new ModelAndView("pay"));
		assertThat(show(attempt.checkoutId(), BROWSER).getViewName()).isEqualTo("unpaid");
		this.request.setParameter("pay", "");
		assertThat(show(attempt.checkoutId(), BROWSER).getViewName()).isEqualTo("pay");
		assertThat(show(attempt.checkoutId(), Token.random()).getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
	}

	@Test
	void ignoresAMalformedTime() {
		var attempt = save(PledgingFixture.waiting());
		for (var nonsense : List.of("", "soon", "-1", "9".repeat(16))) {
			this.request.setParameter("since", nonsense);
			assertThat(show(attempt.checkoutId(), BROWSER).getViewName()).isEqualTo("confirming");
		}
		then(this.page).should(Mockito.times(4)).confirming(attempt, null);
	}

	private Attempt save(Attempt attempt) {
		return this.pledging.attempts.save(attempt);
	}

	private ModelAndView show(@Nullable String checkout, @Nullable Token browser) {
		this.request.setCookies();
		if (browser != null) {
			var baked = new MockHttpServletResponse();
			this.tokens.keep(browser, baked);
			this.request.setCookies(baked.getCookies());
		}
		return this.controller.show(String.valueOf(checkout), Locale.GERMAN, this.request, this.response);
	}

}
