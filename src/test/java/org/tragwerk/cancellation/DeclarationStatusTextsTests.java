package org.tragwerk.cancellation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tragwerk.subscription.Contract;
import org.tragwerk.subscription.ContractFixture;
import org.tragwerk.subscription.FakeContracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.cancellation.DeclarationFixture.RECEIVED;

class DeclarationStatusTextsTests {

	private final FakeContracts contracts = new FakeContracts();

	private final DeclarationStatusTexts texts = new DeclarationStatusTexts(this.contracts,
			FakeContracts.pledgeTexts(DeclarationFixture.messages()), DeclarationFixture.messages());

	private final Contract contract = this.contracts.add(DeclarationFixture.EMAIL,
			ContractFixture.running(RECEIVED.minus(Duration.ofDays(3))));

	@Test
	void saysWhenAContractEnds() {
		assertThat(ends(DeclarationFixture.ordinary(), this.contract, FakeContracts.PERIOD_END))
			.containsExactly("Vertrag %s (7,50\u00a0€ im Monat) endet am 24. Dezember 2026."
				.formatted(this.contract.contractNumber()));
	}

	@Test
	void saysThatAContractEndsAtOnce() {
		assertThat(ends(DeclarationFixture.ordinary(), this.contract, RECEIVED)).singleElement()
			.asString()
			.endsWith(" endet sofort.");
	}

	@Test
	void saysThatAContractHadEndedBefore() {
		assertThat(ends(DeclarationFixture.ordinary(), this.contract, RECEIVED.minus(Duration.ofDays(1))))
			.singleElement()
			.asString()
			.endsWith(" war schon am 30. November 2026 beendet.");
	}

	@Test
	void aGiftWasOverWhenItWasMade() {
		var gift = this.contracts.add(DeclarationFixture.EMAIL, ContractFixture.gift(RECEIVED));
		assertThat(ends(DeclarationFixture.ordinary(), gift, RECEIVED)).singleElement()
			.asString()
			.contains("20,00\u00a0€", " war schon am 1. Dezember 2026 beendet.");
	}

	@Test
	void saysThatAContractIsUndone() {
		assertThat(ends(DeclarationFixture.withdrawal(), this.contract, RECEIVED)).singleElement()
			.asString()
			.endsWith(" ist aufgehoben.");
	}

	@ParameterizedTest
	@EnumSource(Declaration.UnclearReason.class)
	void hasASentenceForWhateverIsUnclear(Declaration.UnclearReason reason) {
		for (var declaration : List.of(DeclarationFixture.ordinary(), DeclarationFixture.withdrawal())) {
			declaration.markUnclear(reason);
			assertThat(sentences(declaration)).allMatch((sentence) -> sentence.endsWith("."));
		}
	}

	@Test
	void hasASentenceForEachStatus() {
		var cancellation = DeclarationFixture.ordinary();
		assertThat(sentences(cancellation)).containsExactly("Wir sehen gerade nach, welcher Vertrag gemeint ist.",
				"We are finding out which contract is meant.");
		cancellation.askForContract();
		assertThat(sentences(cancellation).get(0)).contains("Link", "ab dem Eingang");
		ends(cancellation, this.contract, RECEIVED);
		cancellation.markExecuted();
		assertThat(sentences(cancellation).get(0)).startsWith("Danach wird nichts mehr abgebucht.");
	}

	@SuppressWarnings("unchecked")
	private List<String> ends(Declaration declaration, Contract contract, Instant endsAt) {
		declaration.recordEnd(contract.id(), endsAt);
		return (List<String>) Objects.requireNonNull(this.texts.of(declaration, Locale.GERMANY).get("ends"));
	}

	/** In German and in English. */
	private List<String> sentences(Declaration declaration) {
		var key = String.valueOf(this.texts.of(declaration, Locale.GERMANY).get("status"));
		return Stream.of(Locale.GERMANY, Locale.UK)
			.map((locale) -> DeclarationFixture.messages().getMessage(key, null, locale))
			.toList();
	}

}
