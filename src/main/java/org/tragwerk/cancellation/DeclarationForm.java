package org.tragwerk.cancellation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.tragwerk.member.EmailAddress;
import org.tragwerk.member.PersonName;
import org.tragwerk.member.Token;

import org.springframework.util.StringUtils;

/**
 * What both forms ask for: no more than the law does (§ 312k (2), § 356a (2) BGB).
 */
interface DeclarationForm {

	@Nullable String name();

	/** The contract's number. */
	@Nullable String reference();

	@Nullable String email();

	@Nullable String key();

	/** As the form's address spells it. */
	String action();

	/** What is declared; the form is valid. */
	Declaration.Content content();

	default boolean hasEmail() {
		return StringUtils.hasText(email());
	}

	/** The email address, if mail can be sent to it. */
	default Optional<String> address() {
		return Optional.ofNullable(email()).flatMap(EmailAddress::clean);
	}

	/** Who declares; the form is valid. */
	default Declaration.Declarant declarant(Locale language) {
		return new Declaration.Declarant(Objects.requireNonNull(PersonName.clean(name())),
				PersonName.clean(reference()), address().orElseThrow(), language.getLanguage());
	}

	/**
	 * Identifies this filling in of the form; a fresh token where none was sent.
	 */
	default Token formToken() {
		var key = key();
		return Optional.ofNullable(key).map(Token::new).filter(Token::isWellFormed).orElseGet(Token::random);
	}

	/**
	 * Opens the receipt: the same however often the same is sent, in whichever language,
	 * and another for whatever else is sent from the same form.
	 */
	default Token receipt(Declaration.Declarant declarant) {
		return formToken()
			.with(Arrays.asList(content(), declarant.name(), declarant.contractNumber(), declarant.email()).toString());
	}

}
