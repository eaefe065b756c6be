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
 * The fields that both forms have: no more than the law allows (§ 312k (2), § 356a (2)
 * BGB).
 */
interface DeclarationForm {

	@Nullable String name();

	/** The contract's number. */
	@Nullable String reference();

	@Nullable String email();

	@Nullable String key();

	/** The last segment of the form's path: {@code cancel} or {@code withdraw}. */
	String action();

	/** The content of the declaration; the form has to be valid. */
	Declaration.Content content();

	default boolean hasEmail() {
		return StringUtils.hasText(email());
	}

	/** The normalized email address, empty if it is not valid. */
	default Optional<String> address() {
		return Optional.ofNullable(email()).flatMap(EmailAddress::clean);
	}

	/** The declarant; the form has to be valid. */
	default Declaration.Declarant declarant(Locale language) {
		return new Declaration.Declarant(Objects.requireNonNull(PersonName.clean(name())),
				PersonName.clean(reference()), address().orElseThrow(), language.getLanguage());
	}

	/**
	 * The form's token; a new one if none was sent.
	 */
	default Token formToken() {
		var key = key();
		return Optional.ofNullable(key).map(Token::new).filter(Token::isWellFormed).orElseGet(Token::random);
	}

	/**
	 * The token of the receipt page, derived from the form's token and content: the same
	 * each time the same content is sent, in any language, and another for any other
	 * content.
	 */
	default Token receipt(Declaration.Declarant declarant) {
		return formToken()
			.with(Arrays.asList(content(), declarant.name(), declarant.contractNumber(), declarant.email()).toString());
	}

}
