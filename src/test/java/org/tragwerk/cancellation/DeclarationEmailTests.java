package org.tragwerk.cancellation;

import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tragwerk.money.Money;
import org.tragwerk.subscription.ContractFixture;
import org.tragwerk.subscription.FakeContracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.tragwerk.cancellation.DeclarationFixture.RECEIVED;

class DeclarationEmailTests {

	private final FakeDeclarations declarations = new FakeDeclarations();

	private final FakeContracts contracts = new FakeContracts();

	private final DeclarationLinks links = mock();

	private final DeclarationEmail email = new DeclarationEmail(DeclarationEmail.CANCELLATION,
			new DeclarationEmail.Content(this.declarations, this.links,
					new DeclarationReceipt(DeclarationFixture.messages(), ContractFixture.SITE),
					new DeclarationStatusTexts(this.contracts, FakeContracts.pledgeTexts(DeclarationFixture.messages()),
							DeclarationFixture.messages())));

	@Test
	void confirmsContentDateAndTime() {
		var declaration = this.declarations.add(DeclarationFixture.ordinary("TW-7K3M", null));
		declaration.recordEnd(this.contracts.add(DeclarationFixture.EMAIL, ContractFixture.running(RECEIVED)).id(),
				FakeContracts.PERIOD_END, Money.NOTHING);
		declaration.markExecuted();
		var draft = this.email.compose(declaration.id(), "").orElseThrow();
		assertThat(draft.to()).isEqualTo("ada@example.org");
		assertThat(draft.name()).isEqualTo("Ada Lovelace");
		assertThat(draft.locale()).isEqualTo(Locale.GERMANY);
		assertThat(draft.model()).containsEntry("action", "cancel")
			.containsEntry("status", "cancellation.status.cancel.EXECUTED")
			.doesNotContainKey("link");
		assertThat(draft.model()).extractingByKey("rows", list(DeclarationReceipt.Row.class))
			.contains(new DeclarationReceipt.Row("received", "1. Dezember 2026, 09:10:07 Uhr (MEZ)"));
		assertThat(draft.model()).extractingByKey("ends", list(String.class)).hasSize(1);
		verifyNoInteractions(this.links);
	}

	@Test
	void bringsTheLinkThatIsMissing() {
		given(this.links.issue(any())).willReturn("https://zeitung.example/cancel/contracts/x");
		var declaration = this.declarations.add(DeclarationFixture.ordinary());
		declaration.askForContract();
		assertThat(this.email.compose(declaration.id(), "").orElseThrow().model()).containsEntry("link",
				"https://zeitung.example/cancel/contracts/x");
	}

	@Test
	void bringsNoLinkToWhatPeopleLookAt() {
		var declaration = this.declarations.add(DeclarationFixture.withdrawal());
		declaration.markUnclear(Declaration.UnclearReason.NO_CONTRACT);
		assertThat(this.email.compose(declaration.id(), "").orElseThrow().model()).containsEntry("action", "withdraw")
			.doesNotContainKey("link");
	}

	@Test
	void saysNothingOfWhatNobodyDeclared() {
		assertThat(this.email.compose(UUID.randomUUID(), "")).isEmpty();
	}

	@Test
	void isOfTheKindOfItsDeclaration() {
		assertThat(this.email.kind()).isEqualTo("cancellation");
		assertThat(DeclarationEmail.kindFor(DeclarationType.ORDINARY)).isEqualTo("cancellation");
		assertThat(DeclarationEmail.kindFor(DeclarationType.EXTRAORDINARY)).isEqualTo("cancellation");
		assertThat(DeclarationEmail.kindFor(DeclarationType.WITHDRAWAL)).isEqualTo("withdrawal");
	}

}
