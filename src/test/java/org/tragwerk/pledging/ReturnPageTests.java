package org.tragwerk.pledging;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.pledging.CheckoutSnapshot.State;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.subscription.Contract.SubscriptionContract;
import org.tragwerk.subscription.ContractFixture;
import org.tragwerk.subscription.DebitTexts;
import org.tragwerk.subscription.PledgeTexts;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.view.RedirectView;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class ReturnPageTests {

	private final PledgingFixture pledging = new PledgingFixture();

	private final DebitTexts debitTexts = mock();

	private final PledgeTexts pledgeTexts = mock();

	private final ReturnPage page = new ReturnPage(mock(), this.debitTexts, this.pledgeTexts, this.pledging.opener,
			PledgingFixture.at(PledgingFixture.NOW));

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
	@Fault("F61")
	void showsThePledgeThatIsAgreedNow() {
		var contract = contract(false);
		assertThat(thanks(contract)).containsEntry("state", "thanks")
			.containsEntry("pledge", "9,00 € im Monat")
			.containsEntry("facts", Map.of("subscription.fact.year", "108 €", "subscription.fact.next", "24. Dezember"))
			.containsKey("email");
	}

	@Test
	@Fault({ "F57", "F61" })
	void saysThatTheContractEnds() {
		var contract = contract(false);
		given(this.pledgeTexts.end(contract, Locale.GERMAN)).willReturn(Optional.of("24. Januar"));
		assertThat(thanks(contract)).containsEntry("state", "ending")
			.containsEntry("facts",
					Map.of("subscription.fact.next", "24. Dezember", "pledging.return.fact.ends", "24. Januar"))
			.doesNotContainKey("email");
	}

	@Test
	@Fault("F62")
	void announcesNoDebitWhilePaused() {
		assertThat(thanks(contract(true))).containsEntry("state", "paused")
			.containsEntry("facts", Map.of())
			.doesNotContainKey("email");
	}

	private Map<String, Object> thanks(SubscriptionContract contract) {
		given(this.debitTexts.facts(contract, Locale.GERMAN))
			.willReturn(Map.of("subscription.fact.year", "108 €", "subscription.fact.next", "24. Dezember"));
		return this.page.thanks(PledgingFixture.after(State.COMPLETED), contract, Locale.GERMAN).getModel();
	}

	private SubscriptionContract contract(boolean paused) {
		var running = ContractFixture.running(PledgingFixture.NOW);
		var contract = new SubscriptionContract(running.subscription(), running.subscriptionDetails(), null, false,
				true, paused);
		given(this.pledgeTexts.of(contract.subscriptionDetails().pledge(), Locale.GERMAN))
			.willReturn("9,00 € im Monat");
		return contract;
	}

}
