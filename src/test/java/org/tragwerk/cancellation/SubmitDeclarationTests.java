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

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

class SubmitDeclarationTests {

	private static final CancelForm FORM = new CancelForm(null, null, "Ada Lovelace", null, "Ada@Example.org", null,
			Token.random().value());

	private final FakeDeclarations repository = new FakeDeclarations();

	private final DeclarationMatcher matcher = mock();

	private final Limits limits = mock();

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	private final SubmitDeclaration submitDeclaration = new SubmitDeclaration(
			new Declarations(this.repository, mock(), Clock.fixed(DeclarationFixture.RECEIVED, ZoneOffset.UTC)),
			this.matcher, this.limits,
			new DeclarationPage(new DeclarationReceipt(DeclarationFixture.messages(), ContractFixture.SITE)));

	@BeforeEach
	void allowAll() {
		this.request.setRemoteAddr("198.51.100.7");
		given(this.limits.waitFor(any(), any())).willReturn(Optional.empty());
		given(this.limits.keyedHash("declaration", "198.51.100.7")).willReturn(new byte[32]);
	}

	@Test
	void redirectsToTheReceipt() {
		var receipt = FORM.receipt(FORM.declarant(Locale.GERMANY));
		assertThat(submit().getView()).isInstanceOfSatisfying(RedirectView.class,
				(redirect) -> assertThat(redirect.getUrl()).isEqualTo("/cancel/receipts/%s?lang=de", receipt.value()));
		assertThat(this.repository.findByReceiptHash(receipt.hash())).isPresent();
		assertThat(this.repository.all()).singleElement()
			.satisfies((declaration) -> assertThat(declaration.confirmation())
				.isEqualTo(Confirmation.pending(DeclarationFixture.NETWORK)));
	}

	@Test
	@Fault("F101")
	void readsNoContractWithinTheRequest() {
		submit();
		verify(this.limits).waitFor("cancellation-network", "198.51.100.7");
		verifyNoInteractions(this.matcher);
	}

	@Test
	@Fault("F105")
	void receivesAMatchingDeclarationBeyondTheLimitOfItsNetwork() {
		given(this.limits.waitFor(any(), any())).willReturn(Optional.of(Duration.ofMinutes(5)));
		given(this.matcher.hasMatch(FORM.declarant(Locale.GERMANY))).willReturn(true);
		assertThat(submit().getView()).isInstanceOf(RedirectView.class);
		assertThat(this.repository.all()).hasSize(1);
	}

	@Test
	@Fault("F94")
	void answers503WithTheFormWhileTheDatabaseFails() {
		given(this.limits.keyedHash(any(), any())).willThrow(new QueryTimeoutException("too slow"));
		assertUnavailable();
	}

	@Test
	@Fault("F94")
	void answers503WithoutADatabaseConnection() {
		given(this.limits.keyedHash(any(), any())).willThrow(new CannotCreateTransactionException("no connection"));
		assertUnavailable();
	}

	@Test
	@Fault("F105")
	void storesNothingWhileTheLimitCannotBeCounted() {
		given(this.limits.waitFor(any(), any())).willThrow(new DataAccessResourceFailureException("busy"));
		assertUnavailable();
	}

	private void assertUnavailable() {
		var page = submit();
		assertThat(page.getStatus()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
		assertThat(page.getViewName()).isEqualTo("cancellation/cancel");
		assertThat(page.getModel()).containsEntry("form", FORM)
			.containsEntry("key", FORM.key())
			.containsEntry("notice", "cancellation.unavailable");
		assertThat(this.response.getHeader("Retry-After")).isEqualTo("60");
		assertThat(this.repository.all()).isEmpty();
	}

	@Test
	void answers429WithTheFormBeyondTheLimitOfANetwork() {
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
