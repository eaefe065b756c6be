package org.tragwerk.pledging;

import java.net.URI;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.pledging.CheckoutSnapshot.State;
import org.tragwerk.provider.ProviderUnavailableException;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

import static org.assertj.core.api.Assertions.assertThat;

class ReturnPageTests {

	private final PledgingFixture pledging = new PledgingFixture();

	private final ReturnPage page = new ReturnPage(this.pledging.opener, PledgingFixture.at(PledgingFixture.NOW));

	private final Attempt attempt = PledgingFixture.after(State.COMPLETED);

	@Test
	@Fault("F37")
	void redirectsToTheProvidersPageOfTheOpenInvoice() {
		this.pledging.checkouts.invoicePage = URI.create("https://invoice.example/i/1");
		var redirect = (RedirectView) this.page.pay(this.attempt).getView();
		assertThat(redirect).extracting("url").isEqualTo("https://invoice.example/i/1");
		assertThat(this.page.unpaid(this.attempt).getModel()).containsEntry("state", "unpaid")
			.containsEntry("next", URI.create(this.pledging.opener.returnPage(this.attempt) + "&pay="));
	}

	@Test
	@Fault("F37")
	void showsTheSamePageWithoutAnInvoiceOrResponse() {
		assertThat(this.page.pay(this.attempt).getModel()).containsEntry("state", "unpaid").doesNotContainKey("notice");
		this.pledging.checkouts.failure = new ProviderUnavailableException(new IllegalStateException("503"));
		var unavailable = this.page.pay(this.attempt);
		assertThat(unavailable.getStatus()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
		assertThat(unavailable.getModel()).containsEntry("state", "unpaid")
			.containsEntry("notice", "pledging.return.unavailable");
	}

	@Test
	void offersOtherBrowsersToSendTheConfirmationAgain() {
		assertThat(this.page.unknown("cs_1", false)).returns(HttpStatus.NOT_FOUND, ModelAndView::getStatus)
			.extracting(ModelAndView::getModel, InstanceOfAssertFactories.MAP)
			.containsEntry("checkout", "cs_1")
			.doesNotContainKey("notice");
		assertThat(this.page.unknown("cs_1", true).getModel()).containsEntry("notice", "pledging.return.unknown.sent");
	}

}
