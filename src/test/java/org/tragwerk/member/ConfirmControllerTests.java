package org.tragwerk.member;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

class ConfirmControllerTests {

	private final ConfirmEmail confirmEmail = mock();

	private final ConfirmLinks confirmLinks = mock();

	private final MemberContracts contracts = mock();

	private final MockMvcTester mvc = MockMvcTester.create(
			MockMvcBuilders.standaloneSetup(new ConfirmController(this.confirmEmail, this.confirmLinks, this.contracts))
				.build());

	@Test
	void getDoesNotUseTheLink() {
		assertThat(this.mvc.get().uri("/confirm/abc")).hasStatusOk()
			.hasViewName("member/confirm")
			.hasHeader("Cache-Control", "no-store");
		then(this.confirmEmail).should(never()).confirm(any());
	}

	@Test
	void namesTheContractsOfTheRecipient() {
		var anna = MemberId.random();
		given(this.confirmLinks.recipient(new Token("abc"))).willReturn(Optional.of(anna));
		given(this.contracts.numbersOf(anna)).willReturn(List.of("TW-7K3M-92QD-4XVB"));
		assertThat(this.mvc.get().uri("/confirm/abc")).model()
			.containsEntry("contractNumbers", List.of("TW-7K3M-92QD-4XVB"));
		assertThat(this.mvc.get().uri("/confirm/unknown")).model().containsEntry("contractNumbers", List.of());
	}

	@Test
	void postConfirms() {
		given(this.confirmEmail.confirm(new Token("abc"))).willReturn(true);
		assertThat(this.mvc.post().uri("/confirm/abc").header("Accept-Language", "en")).hasStatus(303)
			.hasRedirectedUrl("/confirmed?lang=en");
	}

	@Test
	void answers410ForAnInvalidLink() {
		assertThat(this.mvc.post().uri("/confirm/abc")).hasStatus(410).hasViewName("member/unusable");
	}

	@Test
	void redirectsToAPageWithoutTheToken() {
		assertThat(this.mvc.get().uri("/confirmed")).hasViewName("member/confirmed");
	}

	@Test
	void listsItsRoutesWithTheirSecret() {
		assertThat(new ConfirmRoutes().routes()).filteredOn((route) -> route.secrets().contains("token"))
			.singleElement()
			.satisfies((route) -> assertThat(route.path()).isEqualTo("/confirm/{token}"));
	}

}
