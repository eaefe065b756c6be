package org.tragwerk.pledging;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.tragwerk.Fault;
import org.tragwerk.money.Interval;
import org.tragwerk.provider.ProviderRefusedException;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.site.CookiesFixture;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.MapBindingResult;
import org.springframework.web.servlet.ModelAndView;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;

class SupportControllerTests {

	private static final URI PAGE = URI.create("https://checkout.example/1");

	private static final PledgeForm FORM = new PledgeForm("7,50", null, "monthly", "ada@example.org", "Ada", null, null,
			null, null, null, null);

	private final StartPledge start = Mockito.mock(StartPledge.class);

	private final PledgeFormValidator validator = Mockito.mock(PledgeFormValidator.class);

	private final PledgePage page = Mockito.mock(PledgePage.class);

	private final PledgeLimits limits = Mockito.mock(PledgeLimits.class);

	private final SupportController controller = new SupportController(this.start, this.validator, this.page,
			this.limits, new BrowserTokens(CookiesFixture.at("http://localhost:8080")));

	private final MapBindingResult errors = new MapBindingResult(java.util.Map.of(), "form");

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@BeforeEach
	void pages() {
		given(this.page.show(any(), any(), any()))
			.willAnswer((call) -> new ModelAndView("form", call.<HttpStatus>getArgument(2)));
		given(this.page.show(any(), any(), any(), any()))
			.willAnswer((call) -> new ModelAndView(call.<String>getArgument(3), call.<HttpStatus>getArgument(2)));
		given(this.page.redirectTo(PAGE)).willReturn(new ModelAndView("leave"));
		given(this.page.emailSent("ada@example.org")).willReturn(new ModelAndView("mailed"));
		given(this.start.findOpenCheckout(any(), any())).willReturn(Optional.empty());
		given(this.page.second(any(), any(), any())).willReturn(new ModelAndView("second"));
		given(this.limits.waitFor(any(), any())).willReturn(Optional.empty());
		given(this.limits.requester(any(), any())).willAnswer((call) -> PledgingFixture.requester(call.getArgument(0)));
		given(this.start.start(any(), any(), anyBoolean())).willReturn(Optional.of(PAGE));
	}

	@Test
	void redirectsToCheckoutAndSetsTheBrowserToken() {
		assertThat(send().getViewName()).isEqualTo("leave");
		assertThat(this.response.getCookies()).hasSize(1);
	}

	@Test
	@Fault({ "F47", "F99" })
	void showsAnInvalidFormAgainWithoutCounting() {
		willAnswer((call) -> {
			call.<MapBindingResult>getArgument(2).rejectValue("amount", "tooSmall");
			return null;
		}).given(this.validator).validate(eq(FORM), any(), any());
		assertThat(send().getStatus()).isEqualTo(HttpStatus.BAD_REQUEST);
		then(this.limits).shouldHaveNoInteractions();
		then(this.start).shouldHaveNoInteractions();
	}

	@Test
	void showsNetAmountsWithoutStarting() {
		given(this.page.recalculated(any(), any())).willReturn(new ModelAndView("recalculated"));
		this.request.setParameter("recalculate", "1");
		assertThat(send().getViewName()).isEqualTo("recalculated");
		then(this.validator).should().validateAmount(eq(FORM), any(), any());
		this.request.setParameter("recalculate", "yearly");
		send();
		then(this.page).should().recalculated(eq(FORM.withInterval(Interval.YEARLY)), any());
		then(this.start).shouldHaveNoInteractions();
	}

	@Test
	void keepsWhatWasTypedForAnotherLanguage() {
		this.request.setParameter("keep", "1");
		assertThat(send().getViewName()).isEqualTo("form");
		then(this.page).should().show(eq(FORM), any(), eq(HttpStatus.OK));
		then(this.validator).shouldHaveNoInteractions();
	}

	@Test
	@Fault("F36")
	void redirectsASecondClickToTheSameSessionWithoutCounting() {
		given(this.start.findOpenCheckout(any(), any())).willReturn(Optional.of(PAGE));
		assertThat(send().getViewName()).isEqualTo("leave");
		then(this.limits).should(Mockito.never()).waitFor(any(), any());
	}

	@Test
	@Fault("F36")
	void confirmsASecondPledgeOfTheSameBrowser() {
		given(this.start.isSecond(any(), any())).willReturn(true);
		assertThat(send().getViewName()).isEqualTo("second");
		then(this.start).should(Mockito.never()).start(any(), any(), anyBoolean());
		this.request.setParameter("second", "1");
		assertThat(send().getViewName()).isEqualTo("leave");
	}

	@Test
	@Fault("F99")
	void holdsThePledgeOfASuspectedReader() {
		send();
		then(this.start).should().start(any(), any(), eq(false));
		given(this.limits.needsLink(any(), eq("ada@example.org"))).willReturn(true);
		send();
		then(this.start).should().start(any(), any(), eq(true));
	}

	@Test
	void showsARefusedAddressBesideTheField() {
		given(this.start.start(any(), any(), anyBoolean()))
			.willThrow(new Checkouts.AddressRefusedException(new IllegalStateException()));
		assertThat(send().getStatus()).isEqualTo(HttpStatus.BAD_REQUEST);
		assertThat(this.errors.getFieldError("email")).isNotNull();
	}

	@Test
	@Fault("F99")
	void answers429BeyondTheLimit() {
		given(this.limits.waitFor(any(), eq("ada@example.org"))).willReturn(Optional.of(Duration.ofSeconds(90)));
		assertThat(send().getStatus()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
		assertThat(this.response.getHeader("Retry-After")).isEqualTo("90");
		then(this.start).should(Mockito.never()).start(any(), any(), anyBoolean());
	}

	@Test
	@Fault("F93")
	void keepsTheFormWhileTheProviderIsDown() {
		given(this.start.start(any(), any(), anyBoolean()))
			.willThrow(new ProviderUnavailableException(new IllegalStateException()));
		assertThat(send().getStatus()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
		then(this.page).should().show(eq(FORM), any(), any(), eq("pledging.support.notice.unavailable"));
	}

	@Test
	@Fault("F99")
	void startsNothingWhileTheLimitCannotBeCounted() {
		given(this.limits.waitFor(any(), any())).willThrow(new DataAccessResourceFailureException("busy"));
		assertThat(send().getStatus()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
		then(this.page).should().show(eq(FORM), any(), any(), eq("pledging.support.notice.busy"));
		then(this.start).should(Mockito.never()).start(any(), any(), anyBoolean());
	}

	@Test
	@Fault({ "F95", "F99" })
	void showsTheFormAgainWhileTheDatabaseIsUnavailable() {
		given(this.start.start(any(), any(), anyBoolean())).willThrow(new CannotCreateTransactionException("busy"));
		assertThat(send().getStatus()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
		Mockito.doThrow(new QueryTimeoutException("busy")).when(this.start).findOpenCheckout(any(), any());
		assertThat(send().getStatus()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
		then(this.page).should(Mockito.times(2)).show(eq(FORM), any(), any(), eq("pledging.support.notice.busy"));
	}

	@Test
	void showsARefusal() {
		given(this.start.start(any(), any(), anyBoolean()))
			.willThrow(new ProviderRefusedException(new IllegalStateException()));
		assertThat(send().getStatus()).isEqualTo(HttpStatus.BAD_GATEWAY);
	}

	@Test
	@Fault("F99")
	void saysThatAnEmailWasSent() {
		given(this.start.start(any(), any(), anyBoolean())).willReturn(Optional.empty());
		assertThat(send().getViewName()).isEqualTo("mailed");
	}

	@Test
	@Fault("F52")
	void showsANoticeAfterACanceledCheckout() {
		assertThat(show().getViewName()).isEqualTo("form");
		this.request.setParameter("abandoned", "");
		assertThat(show().getViewName()).isEqualTo("pledging.support.notice.abandoned");
		then(this.page).should().show(eq(FORM), any(), any(), any());
		assertThat(this.response.getCookies()).isNotEmpty();
	}

	@Test
	void fillsInWhatTheBrowserSentBeforeItLeftCheckout() {
		send();
		this.request.setCookies(this.response.getCookies());
		this.request.setParameter("abandoned", "");
		given(this.start.findUnfinished(any())).willReturn(Optional.of(PledgingFixture.TEN));
		show();
		then(this.page).should().show(eq(PledgeForm.of(PledgingFixture.TEN, Locale.GERMAN)), any(), any(), any());
		given(this.start.findUnfinished(any())).willThrow(new DataAccessResourceFailureException("busy"));
		assertThat(show().getViewName()).isEqualTo("pledging.support.notice.abandoned");
	}

	private ModelAndView show() {
		return this.controller.show(FORM, Locale.GERMAN, this.request, this.response);
	}

	private ModelAndView send() {
		return this.controller.start(FORM, this.errors, Locale.GERMAN, this.request, this.response);
	}

}
