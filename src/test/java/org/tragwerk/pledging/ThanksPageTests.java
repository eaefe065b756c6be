package org.tragwerk.pledging;

import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.pledging.CheckoutSnapshot.State;
import org.tragwerk.subscription.Contract.SubscriptionContract;
import org.tragwerk.subscription.ContractFixture;
import org.tragwerk.subscription.DebitSchedule.Debit;
import org.tragwerk.subscription.DebitTexts;
import org.tragwerk.subscription.PledgeTexts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.tragwerk.pledging.PledgingFixture.NOW;
import static org.tragwerk.pledging.PledgingFixture.request;

class ThanksPageTests {

	private static final String NUMBER = "pledging.return.fact.contractNumber";

	private final PledgeChoiceTexts pledgeChoiceTexts = mock();

	private final DebitTexts debitTexts = mock();

	private final PledgeTexts pledgeTexts = mock();

	private OptionalLong supporters = OptionalLong.of(40_001);

	private final ThanksPage page = new ThanksPage(this.pledgeChoiceTexts, this.debitTexts, this.pledgeTexts,
			() -> this.supporters, ContractFixture.SITE);

	@Test
	@Fault("F61")
	void showsThePledgeThatIsAgreedNow() {
		var contract = contract(false);
		assertThat(thanks(contract)).containsEntry("state", "thanks")
			.containsEntry("pledge", "9,00 € im Monat")
			.containsEntry("facts",
					Map.of("subscription.fact.pledge", "9,00 € im Monat", "subscription.fact.year", "108 €",
							"subscription.fact.next", "24. Dezember", NUMBER, contract.contractNumber()))
			.containsEntry("email", "ada@example.org");
	}

	@Test
	void countsTheReaderIn() {
		assertThat(thanks(contract(false))).containsEntry("count", "40.001");
		this.supporters = OptionalLong.empty();
		assertThat(thanks(contract(false))).doesNotContainKey("count");
	}

	@Test
	void countsNobodyWithoutASubscription() {
		var gift = PledgingFixture.attempt(request(5000, Interval.ONCE, null));
		var contract = ContractFixture.gift(NOW);
		given(this.pledgeChoiceTexts.of(gift.pledgeChoice(), Locale.GERMAN)).willReturn("50 € einmalig");
		assertThat(this.page.show(gift, contract, Locale.GERMAN).getModel()).doesNotContainKey("count")
			.doesNotContainKey("calendar")
			.containsEntry("pledge", "50\u00a0€")
			.containsEntry("facts",
					Map.of("subscription.fact.pledge", "50 € einmalig", NUMBER, contract.contractNumber()));
		assertThat(this.page.show(PledgingFixture.after(State.PROCESSING), null, Locale.GERMAN).getModel())
			.containsEntry("state", "underway")
			.doesNotContainKey("count");
	}

	@Test
	void linksToTheCalendarIfThereIsANextDebit() {
		var contract = contract(false);
		assertThat(thanks(contract)).doesNotContainKey("calendar");
		given(this.debitTexts.next(contract)).willReturn(
				Optional.of(new Debit(NOW, YearMonth.of(2026, 12), LocalDate.of(2026, 12, 24), new Money(900), false)));
		assertThat(thanks(contract)).containsKey("calendar");
	}

	@Test
	void offersALinkToPassOn() {
		assertThat(thanks(contract(false))).containsEntry("share",
				URI.create("https://zeitung.example/support?via=share"));
	}

	@Test
	@Fault({ "F57", "F61" })
	void saysThatTheContractEnds() {
		var contract = contract(false);
		given(this.pledgeTexts.end(contract, Locale.GERMAN)).willReturn(Optional.of("24. Januar"));
		assertThat(thanks(contract)).containsEntry("state", "ending")
			.containsEntry("facts",
					Map.of("subscription.fact.pledge", "9,00 € im Monat", "subscription.fact.next", "24. Dezember",
							"pledging.return.fact.ends", "24. Januar", NUMBER, contract.contractNumber()))
			.doesNotContainKey("email")
			.doesNotContainKey("count");
	}

	@Test
	@Fault("F62")
	void announcesNoDebitWhilePaused() {
		var contract = contract(true);
		assertThat(thanks(contract)).containsEntry("state", "paused")
			.containsEntry("facts",
					Map.of("subscription.fact.pledge", "9,00 € im Monat", NUMBER, contract.contractNumber()))
			.doesNotContainKey("email");
	}

	@Test
	@Fault("F73")
	void doesNotThankForARefundedPayment() {
		var contract = contract(false);
		thanks(contract);
		assertThat(this.page.returned(PledgingFixture.after(State.COMPLETED), contract, Locale.GERMAN).getModel())
			.containsEntry("state", "returned")
			.doesNotContainKey("email")
			.doesNotContainKey("count");
	}

	private Map<String, Object> thanks(SubscriptionContract contract) {
		given(this.debitTexts.facts(contract, Locale.GERMAN)).willReturn(Map.of("subscription.fact.pledge",
				"9,00 € im Monat", "subscription.fact.year", "108 €", "subscription.fact.next", "24. Dezember"));
		return this.page.show(PledgingFixture.after(State.COMPLETED), contract, Locale.GERMAN).getModel();
	}

	private SubscriptionContract contract(boolean paused) {
		var running = ContractFixture.running(NOW);
		var contract = new SubscriptionContract(running.subscription(), running.subscriptionDetails(), null, false,
				true, paused);
		given(this.pledgeChoiceTexts.of(any(), any())).willReturn("7,50 € im Monat");
		given(this.pledgeTexts.of(contract.subscriptionDetails().pledge(), Locale.GERMAN))
			.willReturn("9,00 € im Monat");
		return contract;
	}

}
