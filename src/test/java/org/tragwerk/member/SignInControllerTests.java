package org.tragwerk.member;

import org.junit.jupiter.api.Test;

import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

class SignInControllerTests {

	private final ConfirmEmail confirmEmail = mock();

	private final MockMvcTester mvc = MockMvcTester
		.create(MockMvcBuilders.standaloneSetup(new SignInController(this.confirmEmail)).build());

	@Test
	void getDoesNotUseTheLink() {
		assertThat(this.mvc.get().uri("/account/sign-in/abc")).hasStatusOk()
			.hasViewName("member/confirm")
			.hasHeader("Cache-Control", "no-store");
		then(this.confirmEmail).should(never()).confirm(any());
	}

	@Test
	void postConfirms() {
		given(this.confirmEmail.confirm(new Token("abc"))).willReturn(true);
		assertThat(this.mvc.post().uri("/account/sign-in/abc")).hasStatus(303)
			.hasRedirectedUrl("/account/sign-in/confirmed");
	}

	@Test
	void answers410ForAnInvalidLink() {
		assertThat(this.mvc.post().uri("/account/sign-in/abc")).hasStatus(410).hasViewName("member/unusable");
	}

	@Test
	void redirectsToAPageWithoutTheToken() {
		assertThat(this.mvc.get().uri("/account/sign-in/confirmed")).hasViewName("member/confirmed");
	}

	@Test
	void listsItsRoutesWithTheirSecret() {
		assertThat(new SignInRoutes().routes()).filteredOn((route) -> route.secrets().contains("token"))
			.singleElement()
			.satisfies((route) -> assertThat(route.path()).isEqualTo("/account/sign-in/{token}"));
	}

}
