package org.tragwerk.cancellation;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.member.Contact;
import org.tragwerk.member.MemberId;
import org.tragwerk.member.Members;
import org.tragwerk.subscription.ContractFixture;
import org.tragwerk.subscription.FakeContracts;
import org.tragwerk.subscription.Contract.SubscriptionContract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class EndEmailTests {

	private static final MemberId ADA = new MemberId(UUID.fromString("00000000-0000-0000-0000-0000000000ad"));

	private static final Instant END = FakeContracts.PERIOD_END;

	private final FakeEndNotifications notifications = new FakeEndNotifications();

	private final FakeContracts contracts = new FakeContracts();

	private final Members members = mock();

	private final EndEmail email = new EndEmail(this.notifications, this.contracts, this.members,
			FakeContracts.pledgeTexts(DeclarationFixture.messages()));

	private final SubscriptionContract contract = ContractFixture.running(Instant.parse("2026-11-24T20:00:00Z"));

	@BeforeEach
	void knowAda() {
		given(this.members.contactOf(ADA)).willReturn(new Contact("ada@example.org", "Ada Lovelace", Locale.GERMANY));
	}

	@Test
	void saysWhichContractEndsWhen() {
		know(END, false);
		var draft = this.email.compose(notified(true), "").orElseThrow();
		assertThat(draft.to()).isEqualTo("ada@example.org");
		assertThat(draft.template()).isEqualTo("cancellation/mail/end");
		assertThat(draft.model()).containsEntry("contractNumber", this.contract.contractNumber())
			.containsEntry("pledge", "7,50\u00a0€ im Monat")
			.containsEntry("day", "24. Dezember 2026")
			.containsEntry("tense", "later");
	}

	@Test
	void saysThatAContractHasEnded() {
		know(END, true);
		assertThat(this.email.compose(notified(false), "").orElseThrow().model()).containsEntry("tense", "now");
	}

	@Test
	void saysNothingOfAnEndThatWasTakenBack() {
		know(null, false);
		assertThat(this.email.compose(notified(true), "")).isEmpty();
	}

	@Test
	void saysNothingOfAnEndThatWasMoved() {
		know(END.plusSeconds(86400), false);
		assertThat(this.email.compose(notified(true), "")).isEmpty();
	}

	@Test
	void saysThatItEndsAlsoWhenItIsOverByNow() {
		know(END.plusSeconds(3600), true);
		assertThat(this.email.compose(notified(true), "")).isPresent();
	}

	@Test
	void saysNothingThatNobodyAskedFor() {
		assertThat(this.email.compose(UUID.randomUUID(), "")).isEmpty();
	}

	private void know(@Nullable Instant endsAt, boolean over) {
		this.contracts.add("ada@example.org", ContractFixture.ending(this.contract, endsAt, over));
	}

	private UUID notified(boolean planned) {
		return this.notifications.save(new EndNotification(this.contract.subscription(), ADA, END, planned)).id();
	}

}
