package org.tragwerk.cancellation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.money.Money;
import org.tragwerk.subscription.Contract;
import org.tragwerk.subscription.ContractFixture;
import org.tragwerk.subscription.FakeContracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.cancellation.DeclarationFixture.RECEIVED;

class DeclarationStatusTextsTests {

	private final FakeContracts contracts = new FakeContracts();

	private final DeclarationStatusTexts texts = DeclarationFixture.statusTexts(this.contracts);

	private final Contract contract = this.contracts.add(DeclarationFixture.EMAIL,
			ContractFixture.running(RECEIVED.minus(Duration.ofDays(3))));

	@Test
	void saysWhenAContractEnds() {
		assertThat(ends(DeclarationFixture.ordinary(), this.contract, FakeContracts.PERIOD_END)).containsExactly(
				"Vertrag %s (7,50\u00a0€ im Monat) endet am 24. Dezember 2026. Es wird nichts mehr abgebucht."
					.formatted(this.contract.contractNumber()));
	}

	@ParameterizedTest
	@CsvSource({ "2026-12-23, true", "2026-12-24, false", "2026-12-25, false" })
	void saysWhyAContractEndsLaterThanWished(LocalDate wished, boolean later) {
		var end = Instant.parse("2026-12-23T23:30:00Z");
		assertThat(ends(DeclarationFixture.ordinary(null, wished), this.contract, end).get(0)
			.contains("endet am 24. Dezember 2026. Früher geht es nicht")).isEqualTo(later);
	}

	@Test
	void saysThatAContractEndsImmediately() {
		assertThat(ends(DeclarationFixture.ordinary(), this.contract, RECEIVED)).singleElement()
			.asString()
			.endsWith(" endet sofort. Es wird nichts mehr abgebucht.");
	}

	@Test
	void saysThatAContractHadEndedBefore() {
		assertThat(ends(DeclarationFixture.ordinary(), this.contract, RECEIVED.minus(Duration.ofDays(1))))
			.singleElement()
			.asString()
			.endsWith(" war schon am 30. November 2026 beendet.");
	}

	@Test
	void saysThatAGiftEndedWhenItWasMade() {
		var gift = this.contracts.add(DeclarationFixture.EMAIL, ContractFixture.gift(RECEIVED));
		assertThat(ends(DeclarationFixture.ordinary(), gift, RECEIVED)).singleElement()
			.asString()
			.contains("20\u00a0€", " war schon am 1. Dezember 2026 beendet.");
	}

	@Test
	void saysThatAContractIsWithdrawn() {
		assertThat(ends(DeclarationFixture.withdrawal(), this.contract, RECEIVED)).singleElement()
			.asString()
			.endsWith(" ist aufgehoben.");
	}

	@Test
	void hasASentenceForEachUnclearReasonOfAKnownContract() {
		var declarations = new ArrayList<Declaration>();
		declarations.add(unclear(DeclarationFixture.extraordinary(null), UnclearReason.EXTRAORDINARY));
		declarations.add(unclear(DeclarationFixture.withdrawal(), UnclearReason.LATE));
		assertThat(declarations).allSatisfy(
				(declaration) -> assertThat(sentences(declaration)).allMatch((sentence) -> sentence.endsWith(".")));
		assertThat(ResourceBundle.getBundle("messages.cancellation.messages", Locale.GERMANY).keySet().stream())
			.filteredOn((key) -> key.matches("cancellation\\.status\\.\\w+\\.(%s)".formatted(unclearReasons())))
			.containsExactlyInAnyOrderElementsOf(declarations.stream().map(this::key).toList());
	}

	private static Declaration unclear(Declaration declaration, UnclearReason reason) {
		declaration.markUnclear(reason);
		return declaration;
	}

	private static String unclearReasons() {
		return Stream.of(UnclearReason.values()).map(Enum::name).collect(Collectors.joining("|"));
	}

	@Test
	void hasASentenceForEachStatus() {
		var cancellation = DeclarationFixture.ordinary();
		cancellation.askForContract();
		assertThat(sentences(cancellation).get(0)).contains("Link", "ab dem Eingang");
		ends(cancellation, this.contract, RECEIVED);
		cancellation.markExecuted();
		assertThat(sentences(cancellation).get(0)).startsWith("Sollte danach doch noch etwas abgebucht werden");
	}

	@SuppressWarnings("unchecked")
	private List<String> ends(Declaration declaration, Contract contract, Instant endsAt) {
		declaration.recordEnd(contract.id(), endsAt, Money.ZERO);
		return (List<String>) Objects.requireNonNull(this.texts.of(declaration, Locale.GERMANY).get("ends"));
	}

	/** The sentences in German and English. */
	private List<String> sentences(Declaration declaration) {
		return Stream.of(Locale.GERMANY, Locale.UK)
			.map((locale) -> DeclarationFixture.messages().getMessage(key(declaration), null, locale))
			.toList();
	}

	private String key(Declaration declaration) {
		return String.valueOf(this.texts.of(declaration, Locale.GERMANY).get("status"));
	}

}
