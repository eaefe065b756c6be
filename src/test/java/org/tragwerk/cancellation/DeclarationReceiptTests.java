package org.tragwerk.cancellation;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.subscription.ContractFixture;

import static org.assertj.core.api.Assertions.assertThat;

class DeclarationReceiptTests {

	private final DeclarationReceipt receipt = new DeclarationReceipt(DeclarationFixture.messages(),
			ContractFixture.SITE);

	@Test
	void containsContentDateAndTime() {
		assertThat(rows(DeclarationFixture.ordinary("tw 7k3m", LocalDate.of(2027, 1, 31)), Locale.GERMANY))
			.containsExactly("type: Ordentliche Kündigung", "name: Ada Lovelace", "contract: tw 7k3m",
					"end: 31. Januar 2027", "email: ada@example.org", "received: 1. Dezember 2026, 09:10:07 Uhr (MEZ)");
	}

	@Test
	void containsTheAddressIfNoContractNumberWasGiven() {
		assertThat(rows(DeclarationFixture.ordinary(), Locale.GERMANY))
			.contains("contract: alle Verträge zu ada@example.org", "end: zum nächstmöglichen Zeitpunkt");
	}

	@Test
	void containsTheReasonLiterally() {
		assertThat(rows(DeclarationFixture.extraordinary(null), Locale.GERMANY))
			.contains("type: Außerordentliche Kündigung", "reason: Mein Name ist falsch.", "end: 30. Juni 2028");
	}

	@Test
	void hasNoDayForAWithdrawal() {
		assertThat(rows(DeclarationFixture.withdrawal(), Locale.GERMANY)).contains("type: Widerruf des Vertrags")
			.noneMatch((row) -> row.startsWith("end:"));
	}

	@Test
	@Fault("F105")
	void marksTypedRows() {
		var rows = this.receipt.rows(DeclarationFixture.extraordinary("TW-1"), Locale.GERMANY);
		assertThat(rows).filteredOn(DeclarationReceipt.Row::typed)
			.extracting(DeclarationReceipt.Row::label)
			.containsExactly("reason", "name", "contract", "email");
		assertThat(rows).extracting(DeclarationReceipt.Row::text)
			.contains(" Außerordentliche Kündigung", "\n> Mein Name ist falsch.", "\n> Ada Lovelace");
	}

	@Test
	@Fault("F105")
	void omitsTypedRowsForStrangers() {
		assertThat(this.receipt.rowsOfOurs(DeclarationFixture.extraordinary("TW-1"), Locale.GERMANY))
			.extracting(DeclarationReceipt.Row::label)
			.containsExactly("type", "end", "received");
	}

	@Test
	void isTranslatedToEnglish() {
		assertThat(rows(DeclarationFixture.ordinary(null, LocalDate.of(2027, 1, 31)), Locale.UK))
			.contains("end: 31 January 2027", "received: 1 December 2026, 09:10:07 (CET)");
	}

	@Test
	void hasNoTimeBeforeReceipt() {
		var declaration = DeclarationFixture.withdrawal();
		var rows = this.receipt.rows(declaration.content(), declaration.declarant(), Locale.GERMANY);
		assertThat(rows).extracting(DeclarationReceipt.Row::label).containsExactly("type", "name", "contract", "email");
	}

	private List<String> rows(Declaration declaration, Locale locale) {
		return this.receipt.rows(declaration, locale).stream().map((row) -> row.label() + ": " + row.value()).toList();
	}

}
