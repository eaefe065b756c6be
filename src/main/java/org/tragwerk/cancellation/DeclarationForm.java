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
 * What both forms ask for: no more than the law does.
 */
interface DeclarationForm {

	@Nullable String name();

	@Nullable String reference();

	@Nullable String email();

	@Nullable String key();

	Wish wish();

	default boolean hasEmail() {
		return StringUtils.hasText(email());
	}

	/** The address as letters are sent to it, if one can be. */
	default Optional<String> address() {
		return Optional.ofNullable(email()).flatMap(EmailAddress::clean);
	}

	/** Who declares, once all was checked. */
	default Declarant declarant(Locale language) {
		return new Declarant(Objects.requireNonNull(PersonName.clean(name())), PersonName.clean(reference()),
				address().orElseThrow(), language);
	}

	/**
	 * What this filling in of the form is known by; a fresh one where none came along.
	 */
	default Token filling() {
		var key = key();
		return (key != null && key.matches("[A-Za-z0-9_-]{43}")) ? new Token(key) : Token.random();
	}

	/**
	 * Where the receipt is found: the same however often the same is sent, and another
	 * for whatever else is sent from the same form.
	 */
	default Token receipt(Declarant by) {
		return filling().with(Arrays.asList(wish(), by.name(), by.reference(), by.address()).toString());
	}

}
