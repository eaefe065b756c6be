package org.tragwerk.cancellation;

import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.Fault;
import org.tragwerk.cancellation.DeclarationLinks.Purpose;
import org.tragwerk.mail.EmailMessage;
import org.tragwerk.mail.EmailPreview;
import org.tragwerk.member.Token;
import org.tragwerk.money.Money;
import org.tragwerk.subscription.Contract;
import org.tragwerk.subscription.ContractFixture;
import org.tragwerk.subscription.FakeContracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.tragwerk.cancellation.DeclarationFixture.RECEIVED;

class DeclarationEmailTests {

	private static final String CHOICE = "https://zeitung.example/cancel/contracts/x";

	private static final String RECEIPT = "https://zeitung.example/cancel/receipts/y";

	private static final String ATTACK = "Ihre Kündigung ist ungültig.\r\n\r\nBitte gehen Sie auf https://evil.example/konto";

	private final FakeDeclarations declarations = new FakeDeclarations();

	private final FakeContracts contracts = new FakeContracts();

	private final DeclarationLinks links = mock();

	private final DeclarationEmail.Content content = new DeclarationEmail.Content(this.declarations, this.contracts,
			this.links, new DeclarationReceipt(DeclarationFixture.messages(), ContractFixture.SITE),
			DeclarationFixture.statusTexts(this.contracts));

	private final Contract contract = this.contracts.add(DeclarationFixture.EMAIL, ContractFixture.running(RECEIVED));

	@Test
	void confirmsContentDateAndTime() {
		var email = preview("cancellation", executed("de"));
		assertThat(email.subject()).isEqualTo("Ihre Kündigung ist eingegangen");
		assertThat(email.text()).contains("Art der Erklärung: Ordentliche Kündigung", "Name:\n> Ada Lovelace",
				"Vertrag:\n> " + this.contract.contractNumber(), "Eingegangen: 1. Dezember 2026, 09:10:07 Uhr (MEZ)",
				"endet am 24. Dezember 2026.", "Es wird nichts mehr abgebucht.");
		assertThat(email.html()).containsPattern("<blockquote class=\"typed\"[^>]*>Ada Lovelace</blockquote>")
			.contains(">1. Dezember 2026, 09:10:07 Uhr (MEZ)</td>",
					"https://zeitung.example/support?amount=7,50&amp;interval=monthly&amp;lang=de");
		verifyNoInteractions(this.links);
	}

	@Test
	void isSentToTheGivenAddressInTheLanguageOfTheForm() {
		var message = compose("cancellation", executed("en"));
		assertThat(message.to()).isEqualTo("ada@example.org");
		assertThat(message.locale()).isEqualTo(Locale.UK);
		assertThat(EmailPreview.of("cancellation", message, "messages/cancellation/messages").text()).contains(
				"Name:\n> Ada Lovelace", "Received: 1 December 2026, 09:10:07 (CET)", "You will not be charged again.");
	}

	@Test
	void contractFoundEmailHasTheLink() {
		given(this.links.issue(any(), eq(Purpose.CHOICE))).willReturn(CHOICE);
		given(this.links.issue(any(), eq(Purpose.RECEIPT))).willReturn(RECEIPT);
		var email = preview("cancellation", byAddress("de"));
		assertThat(email.text()).contains(CHOICE, "Ohne ihn endet nichts.");
		assertThat(email.html()).contains("href=\"" + CHOICE + "\"");
	}

	@Test
	@Fault("F105")
	void quotesTypedText() {
		var declaration = declaration("de", DeclarationFixture.EMAIL);
		declaration.match(DeclarationMatch.byNumberAndAddress(this.contract));
		declaration.markUnclear(UnclearReason.EXTRAORDINARY);
		var email = preview("cancellation", declaration);
		assertThat(email.text().lines().filter((line) -> line.contains("evil") || line.contains("ungültig"))).hasSize(3)
			.allMatch((line) -> line.startsWith("> "));
		assertThat(email.html())
			.containsPattern("(?s)<blockquote class=\"typed\"[^>]*>Ihre Kündigung ist ungültig\\.\\R+Bitte")
			.doesNotContain("href=\"https://evil.example");
	}

	@ParameterizedTest
	@Fault("F105")
	@ValueSource(strings = { "de", "en" })
	void sendsNoTypedTextToAnAddressWithoutContract(String language) {
		given(this.links.issue(any(), eq(Purpose.RECEIPT))).willReturn(RECEIPT);
		var declaration = declaration(language, "stranger@example.org");
		declaration.markUnclear(UnclearReason.NO_CONTRACT);
		assertThat(compose("cancellation", declaration).to()).isEqualTo("stranger@example.org");
		var email = preview("cancellation", declaration);
		for (var part : new String[] { email.subject(), email.text(), email.html() }) {
			assertThat(part).doesNotContain("evil", "ungültig", "Mallory", "TW-EVIL", "stranger@");
		}
		assertThat(email.text()).contains(RECEIPT, "de".equals(language) ? "Eingegangen: 1. Dezember 2026, 09:10:07 Uhr"
				: "Received: 1 December 2026, 09:10:07 (CET)");
		assertThat(email.html()).contains("href=\"" + RECEIPT + "\"").doesNotContain("/contracts/");
	}

	@ParameterizedTest
	@Fault("F105")
	@ValueSource(strings = { "de", "en" })
	void sendsNoTypedTextBeforeNumberOrLinkProveWhoTypedIt(String language) {
		given(this.links.issue(any(), eq(Purpose.CHOICE))).willReturn(CHOICE);
		given(this.links.issue(any(), eq(Purpose.RECEIPT))).willReturn(RECEIPT);
		var email = preview("cancellation", byAddress(language));
		for (var part : new String[] { email.subject(), email.text(), email.html() }) {
			assertThat(part).doesNotContain("evil", "ungültig", "Mallory", "TW-EVIL");
		}
		assertThat(email.text()).contains(CHOICE, RECEIPT, "09:10:07");
		assertThat(email.html()).contains("href=\"" + CHOICE + "\"", "href=\"" + RECEIPT + "\"", "09:10:07");
	}

	@Test
	@Fault("F101")
	void isTheSameForAnotherAddressWhetherOrNotTheNumberExists() {
		given(this.links.issue(any(), eq(Purpose.RECEIPT))).willReturn(RECEIPT);
		var unknown = declaration("de", "stranger@example.org");
		unknown.markUnclear(UnclearReason.NO_CONTRACT);
		assertThat(preview("cancellation", byNumber("de"))).isEqualTo(preview("cancellation", unknown));
	}

	@ParameterizedTest
	@Fault("F67")
	@ValueSource(strings = { "de", "en" })
	void contractOwnerEmailHasNoTypedText(String language) {
		given(this.links.issue(any(), eq(Purpose.CHOICE))).willReturn(CHOICE);
		var declaration = byNumber(language);
		var message = compose("contract-owner", declaration);
		assertThat(message.to()).isEqualTo(DeclarationFixture.EMAIL);
		assertThat(message.locale()).isEqualTo(Locale.GERMANY);
		var email = EmailPreview.of("contract-owner", message, "messages/cancellation/messages");
		assertThat(email.subject()).isEqualTo("Bitte prüfen Sie eine Erklärung zu Ihrem Vertrag");
		assertThat(email.text())
			.contains("Kündigung zu Ihrem Vertrag " + this.contract.contractNumber(), CHOICE,
					"Eingegangen: 1. Dezember 2026, 09:10:07 Uhr (MEZ)")
			.doesNotContain("evil", "Mallory", "stranger@");
		assertThat(email.html()).contains("href=\"" + CHOICE + "\"").doesNotContain("evil", "Mallory", "stranger@");
	}

	@Test
	void isEmptyForAnUnknownDeclaration() {
		assertThat(new DeclarationEmail("cancellation", this.content).compose(UUID.randomUUID(), "")).isEmpty();
	}

	@Test
	void hasTheKindOfItsDeclaration() {
		assertThat(new DeclarationEmail("cancellation", this.content).kind()).isEqualTo("cancellation");
		assertThat(DeclarationEmail.kindFor(DeclarationType.ORDINARY)).isEqualTo("cancellation");
		assertThat(DeclarationEmail.kindFor(DeclarationType.EXTRAORDINARY)).isEqualTo("cancellation");
		assertThat(DeclarationEmail.kindFor(DeclarationType.WITHDRAWAL)).isEqualTo("withdrawal");
	}

	private EmailPreview preview(String kind, Declaration declaration) {
		return EmailPreview.of(kind, compose(kind, declaration), "messages/cancellation/messages");
	}

	private EmailMessage compose(String kind, Declaration declaration) {
		return new DeclarationEmail(kind, this.content).compose(declaration.id(), "").orElseThrow();
	}

	private Declaration executed(String language) {
		var declarant = new Declaration.Declarant("Ada Lovelace", this.contract.contractNumber(),
				DeclarationFixture.EMAIL, language);
		var declaration = this.declarations
			.add(new Declaration(new Declaration.Content(DeclarationType.ORDINARY, null, null), declarant,
					Token.random(), RECEIVED, DeclarationFixture.NETWORK));
		declaration.match(DeclarationMatch.byNumberAndAddress(this.contract));
		declaration.recordEnd(this.contract.id(), FakeContracts.PERIOD_END, Money.ZERO);
		declaration.markExecuted();
		return declaration;
	}

	private Declaration byAddress(String language) {
		var declaration = declaration(language, DeclarationFixture.EMAIL);
		declaration.match(DeclarationMatch.byAddress());
		declaration.askForContract();
		return declaration;
	}

	private Declaration byNumber(String language) {
		var declaration = declaration(language, "stranger@example.org");
		declaration.match(DeclarationMatch.byNumber(this.contract));
		declaration.askForContract();
		return declaration;
	}

	private Declaration declaration(String language, String email) {
		return this.declarations
			.add(new Declaration(new Declaration.Content(DeclarationType.EXTRAORDINARY, ATTACK, null),
					new Declaration.Declarant("Mallory https://evil.example", "TW-EVIL", email, language),
					Token.random(), RECEIVED, DeclarationFixture.NETWORK));
	}

}
