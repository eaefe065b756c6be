package org.tragwerk.cancellation;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.member.Token;
import org.tragwerk.site.Limits;
import org.tragwerk.subscription.ContractFixture;

import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

class SubmitDeclarationTests {

	private static final CancelForm FORM = new CancelForm(null, null, "Ada Lovelace", null, "Ada@Example.org", null,
			Token.random().value());

	private final FakeDeclarations repository = new FakeDeclarations();

	private final Limits limits = mock();

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	private final SubmitDeclaration submitDeclaration = new SubmitDeclaration(
			new Declarations(this.repository, new CancellationProperties(Duration.ofDays(30), Duration.ofDays(3)),
					Clock.fixed(DeclarationFixture.RECEIVED, ZoneOffset.UTC)),
			this.limits,
			new DeclarationPage(new DeclarationReceipt(DeclarationFixture.messages(), ContractFixture.SITE)));

	@BeforeEach
	void allowAll() {
		this.request.setRemoteAddr("198.51.100.7");
		given(this.limits.waitFor(any(), any())).willReturn(Optional.empty());
		given(this.limits.allows(any(), any())).willReturn(true);
	}

	@Test
	void leadsToTheReceipt() {
		var receipt = FORM.receipt(FORM.declarant(Locale.GERMANY));
		assertThat(submit().getView()).isInstanceOfSatisfying(RedirectView.class,
				(redirect) -> assertThat(redirect.getUrl()).isEqualTo("/cancel/receipts/" + receipt.value()));
		assertThat(this.repository.findByReceiptHash(receipt.hash())).isPresent();
		assertThat(this.repository.all()).singleElement()
			.satisfies((declaration) -> assertThat(declaration.isConfirmedByEmail()).isTrue());
	}

	@Test
	@Fault("F101")
	void countsByNetworkAndAddressAlone() {
		submit();
		verify(this.limits).waitFor("cancellation-network", "198.51.100.7");
		verify(this.limits).allows("cancellation-email-address", "ada@example.org");
		verify(this.limits).allows("cancellation-email-network", "198.51.100.7");
	}

	@Test
	@Fault("F105")
	void receivesOneTooManyWithoutAnEmail() {
		given(this.limits.allows("cancellation-email-address", "ada@example.org")).willReturn(false);
		submit();
		assertThat(this.repository.all()).singleElement()
			.satisfies((declaration) -> assertThat(declaration.isConfirmedByEmail()).isFalse());
		verify(this.limits, never()).allows("cancellation-email-network", "198.51.100.7");
	}

	@Test
	@Fault("F105")
	void receivesOneTooManyOfANetworkWithoutAnEmail() {
		given(this.limits.allows("cancellation-email-network", "198.51.100.7")).willReturn(false);
		submit();
		assertThat(this.repository.all()).singleElement()
			.satisfies((declaration) -> assertThat(declaration.isConfirmedByEmail()).isFalse());
	}

	@Test
	void saysWhenOneNetworkDeclaresTooMuchAndKeepsTheForm() {
		given(this.limits.waitFor("cancellation-network", "198.51.100.7"))
			.willReturn(Optional.of(Duration.ofMillis(400)));
		var page = submit();
		assertThat(page.getStatus()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
		assertThat(page.getViewName()).isEqualTo("cancellation/cancel");
		assertThat(page.getModel()).containsEntry("form", FORM)
			.containsEntry("key", FORM.key())
			.containsEntry("notice", "cancellation.tooManyRequests");
		assertThat(this.response.getHeader("Retry-After")).isEqualTo("1");
		assertThat(this.repository.all()).isEmpty();
	}

	private ModelAndView submit() {
		return this.submitDeclaration.submit(FORM, Locale.GERMANY, this.request, this.response);
	}

}
