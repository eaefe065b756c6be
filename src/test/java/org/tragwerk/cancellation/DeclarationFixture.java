package org.tragwerk.cancellation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;
import org.tragwerk.mail.Outbox;
import org.tragwerk.member.Token;
import org.tragwerk.subscription.ContractFixture;
import org.tragwerk.subscription.FakeContracts;

import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Declarations of Ada Lovelace, received on Tuesday, 1 December 2026, at 9:10.
 */
final class DeclarationFixture {

	static final Instant RECEIVED = Instant.parse("2026-12-01T08:10:07Z");

	static final String EMAIL = "ada@example.org";

	/** The keyed hash of the client's network. */
	static final String NETWORK = "0".repeat(64);

	static final CancellationProperties PROPERTIES = new CancellationProperties(Duration.ofDays(30),
			Duration.ofDays(1461), Duration.ofDays(3));

	private DeclarationFixture() {
	}

	static Declaration ordinary() {
		return declaration(DeclarationType.ORDINARY, null);
	}

	static Declaration ordinary(@Nullable String contractNumber, @Nullable LocalDate requestedEnd) {
		return declaration(new Declaration.Content(DeclarationType.ORDINARY, null, requestedEnd), contractNumber);
	}

	static Declaration extraordinary(@Nullable String contractNumber) {
		return declaration(new Declaration.Content(DeclarationType.EXTRAORDINARY, "Mein Name ist falsch.",
				LocalDate.of(2028, 6, 30)), contractNumber);
	}

	static Declaration withdrawal() {
		return declaration(DeclarationType.WITHDRAWAL, null);
	}

	static Declaration declaration(DeclarationType type, @Nullable String contractNumber) {
		return declaration(new Declaration.Content(type, null, null), contractNumber);
	}

	static Declaration declaration(Declaration.Content content, @Nullable String contractNumber) {
		return new Declaration(content, ada(contractNumber), Token.random(), RECEIVED, NETWORK);
	}

	/** A declaration from an email address that belongs to no member. */
	static Declaration stranger(DeclarationType type, @Nullable String contractNumber) {
		return new Declaration(new Declaration.Content(type, null, null),
				new Declaration.Declarant("Ada Lovelace", contractNumber, "stranger@example.org", "de"), Token.random(),
				RECEIVED, NETWORK);
	}

	static Declaration.Declarant ada(@Nullable String contractNumber) {
		return new Declaration.Declarant("Ada Lovelace", contractNumber, EMAIL, "de");
	}

	static EndTexts endTexts() {
		return new EndTexts(messages(), FakeContracts.pledgeTexts(messages()),
				FakeContracts.debitTexts(messages(), RECEIVED), ContractFixture.SITE);
	}

	static DeclarationStatusTexts statusTexts(FakeContracts contracts) {
		return new DeclarationStatusTexts(contracts, FakeContracts.pledgeTexts(messages()),
				FakeContracts.debitTexts(messages(), RECEIVED), messages(), endTexts());
	}

	static MessageSource messages() {
		var messages = new ResourceBundleMessageSource();
		messages.setBasenames("messages/cancellation/messages", "messages/subscription/messages");
		messages.setDefaultEncoding("UTF-8");
		return messages;
	}

	/** The kinds of the emails that were queued for this subject. */
	static List<String> emails(Outbox outbox, UUID subject) {
		return Mockito.mockingDetails(outbox)
			.getInvocations()
			.stream()
			.filter((call) -> call.getArguments().length > 1 && subject.equals(call.getArgument(1)))
			.map((call) -> String.valueOf(call.<Object>getArgument(0)))
			.toList();
	}

}
