package org.tragwerk.pledging;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.tragwerk.Fault;
import org.tragwerk.member.Token;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.site.CookiesFixture;

import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.ModelAndView;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.tragwerk.pledging.PledgingFixture.SEVEN_FIFTY;

class ContinueControllerTests {

	private final StartPledge start = Mockito.mock(StartPledge.class, (call) -> Optional.empty());

	private final PledgePage page = Mockito.mock(PledgePage.class);

	private final ContinueController controller = new ContinueController(this.start, this.page,
			new BrowserTokens(CookiesFixture.at("http://localhost:8080")), Mockito.mock(PledgeLimits.class));

	@Test
	@Fault("F100")
	void getStartsNothing() {
		given(this.start.findRequest(new Token("link"))).willReturn(Optional.of(SEVEN_FIFTY));
		given(this.page.proceed("link", SEVEN_FIFTY, Locale.GERMAN)).willReturn(new ModelAndView("continue"));
		assertThat(this.controller.show("link", Locale.GERMAN).getViewName()).isEqualTo("continue");
		then(this.start).should(Mockito.never()).proceed(any(), any());
	}

	@Test
	void postRedirectsToCheckout() {
		var checkout = URI.create("https://checkout.example/1");
		given(this.start.proceed(eq(new Token("link")), any())).willReturn(Optional.of(checkout));
		given(this.page.redirectTo(checkout)).willReturn(new ModelAndView("leave"));
		assertThat(proceed().getViewName()).isEqualTo("leave");
	}

	@Test
	void answers410ForAnInvalidLink() {
		given(this.page.gone(HttpStatus.GONE)).willReturn(new ModelAndView("gone"));
		assertThat(this.controller.show("link", Locale.GERMAN).getViewName()).isEqualTo("gone");
		assertThat(proceed().getViewName()).isEqualTo("gone");
	}

	@Test
	@Fault("F93")
	void keepsTheLinkValidWhileTheProviderIsDown() {
		given(this.start.proceed(any(), any()))
			.willThrow(new ProviderUnavailableException(new IllegalStateException()));
		given(this.page.gone(HttpStatus.SERVICE_UNAVAILABLE)).willReturn(new ModelAndView("later"));
		assertThat(proceed().getViewName()).isEqualTo("later");
	}

	private ModelAndView proceed() {
		return this.controller.proceed("link", new MockHttpServletRequest(), new MockHttpServletResponse());
	}

}
