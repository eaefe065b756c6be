package org.tragwerk.member;

import java.util.List;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EmailAddressTests {

	static final List<String> ODD_BUT_GOOD = List.of("anna@example.org", "a.b+tag@sub.example.org",
			"o'hara@example.org", "anna_b@example.org", "!#$%&'*+/=?^_`{|}~-@example.org", "1@1.example",
			"a".repeat(64) + "@example.org", "anna@münchen.example", "anna@bücher.example", "anna@例え.jp",
			"anna@xn--mnchen-3ya.example");

	@Test
	void acceptsValidAddresses() throws AddressException {
		for (var address : ODD_BUT_GOOD) {
			var clean = EmailAddress.clean(address).orElseThrow();
			assertThat(new InternetAddress(clean, true).getAddress()).isEqualTo(clean);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "@", "anna", "anna@", "@example.org", "anna@example", "anna@localhost",
			"anna@@example.org", "anna@b@example.org", "anna@exam_ple.org", "anna@-example.org", "anna@example-.org",
			"anna@example..org", "anna@.example.org", "anna@example.org.", "anna@example.o", "anna@127.0.0.1",
			"anna@[127.0.0.1]", ".anna@example.org", "anna.@example.org", "an..na@example.org", "an na@example.org",
			"anna@exam ple.org", "\"an na\"@example.org", "anna(a)@example.org", "Anna <anna@example.org>",
			"anna@example.org,berta@example.org", "anna@example.org;berta@example.org", "anna:b@example.org",
			"anna\\@example.org", "änna@example.org", "anna@exa\u0000mple.org", "an\u0085na@example.org",
			"an\r\nna@example.org", "anna@example.org\r\nBcc: berta@example.org", "an\u00a0na@example.org",
			"anna@exam\u2003ple.org", "an\u3000na@example.org", "an\u2028na@example.org", "an\u200bna@example.org",
			"anna@exam\ud800ple.org", "anna@example.org\u0000", "anna@example.org\r\n", "anna@example.org\n",
			"\tanna@example.org", "anna@example.org\u202e", "\u200eanna@example.org", "anna@example.org\u2028",
			"anna@stra\u00dfe.example", "anna@exam\u200dple.org", "anna@exam\u200bple.org", "anna@exam\u00adple.org",
			"anna@exam\ufeffple.org", "anna@exam\u2060ple.org", "anna@exam\ufe0fple.org", "anna@exam\u034fple.org",
			"anna@exam\u1806ple.org", "anna@exam\u180bple.org", "anna@exam\u202eple.org",
			"anna@exam\udb40\udc41ple.org", "anna\uff20example.org", "\uff41nna@example.org", "anna@exam\u2024ple.org",
			"anna@\ud83d\ude00.example.org\u0000", "anna%00@example.org%00", "anna@example.org%0d%0a",
			"\u0430nna@example.org" })
	void rejectsInvalidAddresses(String typed) {
		assertThat(EmailAddress.clean(typed)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "Anna@Example.ORG, Anna@example.org", "anna@MÜNCHEN.example, anna@xn--mnchen-3ya.example",
			"anna@xn--mnchen-3ya.Example, anna@xn--mnchen-3ya.example",
			"anna@mu\u0308nchen.example, anna@xn--mnchen-3ya.example", "anna@ex\u0430mple.org, anna@xn--exmple-4nf.org",
			"anna@\uff45xample\u3002org, anna@example.org" })
	void normalizesTheDomain(String typed, String kept) {
		assertThat(EmailAddress.clean(typed)).contains(kept);
	}

	@Test
	void ignoresBlanksAround() {
		assertThat(EmailAddress.clean("\u00a0\u200b anna@example.org \u3000\u2060\ufeff")).contains("anna@example.org");
	}

	@Test
	void acceptsAtMost254Characters() {
		var domain = "@" + "b".repeat(60) + "." + "c".repeat(60) + "." + "d".repeat(60) + ".example";
		var longest = "a".repeat(254 - domain.length()) + domain;
		assertThat(longest).hasSize(254);
		assertThat(EmailAddress.clean(longest)).contains(longest);
		assertThat(EmailAddress.clean("a" + longest)).isEmpty();
		assertThat(EmailAddress.clean("a".repeat(65) + "@example.org")).isEmpty();
	}

	@Test
	void countsTheLengthOfTheConvertedDomain() {
		var typed = "a".repeat(64) + "@" + ("ü" + "b".repeat(45) + ".").repeat(3) + "ü" + "c".repeat(33) + ".de";
		assertThat(typed).hasSizeLessThan(254);
		assertThat(EmailAddress.clean(typed)).isEmpty();
	}

	@Test
	void parsesLongTextsQuickly() {
		assertThat(EmailAddress.clean("a.".repeat(500_000) + "@")).isEmpty();
		assertThat(EmailAddress.clean("a" + " ".repeat(1_000_000) + "@")).isEmpty();
	}

}
