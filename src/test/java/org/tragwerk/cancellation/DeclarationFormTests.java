package org.tragwerk.cancellation;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.Fault;
import org.tragwerk.member.Token;

import static org.assertj.core.api.Assertions.assertThat;

class DeclarationFormTests {

	private static final String KEY = Token.random().value();

	@Test
	void normalizesTheDeclarant() {
		var form = new WithdrawForm(" Ada \n Lovelace ", " tw-7k3m ", " ada@example.org ", null, null, null);
		assertThat(form.declarant(Locale.GERMANY))
			.isEqualTo(new Declaration.Declarant("Ada Lovelace", "tw-7k3m", "ada@example.org", "de"));
	}

	@Test
	void hasNoContractNumberIfTheFieldIsBlank() {
		var form = new WithdrawForm("Ada", " ", "ada@example.org", null, null, null);
		assertThat(form.declarant(Locale.UK).contractNumber()).isNull();
		assertThat(form.declarant(Locale.UK).locale()).isEqualTo(Locale.UK);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "ada@", "ada" })
	void rejectsInvalidAddresses(@Nullable String typed) {
		assertThat(new WithdrawForm("Ada", null, typed, null, null, null).address()).isEmpty();
	}

	@Test
	void hasTheSameReceiptEachTimeItIsSent() {
		assertThat(receipt(cancel("Ada", null, KEY))).isEqualTo(receipt(cancel("Ada", null, KEY)));
	}

	@Test
	@Fault("F36")
	void hasTheSameReceiptInEveryLanguage() {
		var form = cancel("Ada", null, KEY);
		assertThat(form.receipt(form.declarant(Locale.UK))).isEqualTo(receipt(form));
	}

	@Test
	@Fault("F36")
	void hasAnotherReceiptForOtherContent() {
		var receipt = receipt(cancel("Ada", null, KEY));
		assertThat(receipt(cancel("Grace", null, KEY))).isNotEqualTo(receipt);
		assertThat(receipt(cancel("Ada", "2027-01-31", KEY))).isNotEqualTo(receipt);
		assertThat(receipt(new CancelForm(null, null, "Ada", "TW-1", "ada@example.org", null, KEY)))
			.isNotEqualTo(receipt);
		assertThat(receipt(new CancelForm(null, null, "Ada", null, "grace@example.org", null, KEY)))
			.isNotEqualTo(receipt);
		assertThat(receipt(new WithdrawForm("Ada", null, "ada@example.org", null, null, KEY))).isNotEqualTo(receipt);
		assertThat(receipt(cancel("Ada", null, Token.random().value()))).isNotEqualTo(receipt);
	}

	@Test
	@Fault("F109")
	void receiptIsNotTheFormToken() {
		assertThat(receipt(cancel("Ada", null, KEY)).value()).isNotEqualTo(KEY).hasSize(43);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "short", "not a token, and forty-three characters long." })
	void createsATokenIfNoneWasSent(@Nullable String key) {
		var form = cancel("Ada", null, key);
		assertThat(form.formToken().value()).hasSize(43);
		assertThat(form.formToken()).isNotEqualTo(form.formToken());
	}

	@Test
	void withdrawFormIsConfirmedOrChanged() {
		assertThat(withdraw("true", null).isConfirmed()).isTrue();
		assertThat(withdraw("true", "true").isConfirmed()).isFalse();
		assertThat(withdraw("true", "true").isToBeChanged()).isTrue();
		assertThat(withdraw(null, null).isConfirmed()).isFalse();
		assertThat(withdraw(null, null).content().type()).isEqualTo(DeclarationType.WITHDRAWAL);
	}

	private static Token receipt(DeclarationForm form) {
		return form.receipt(form.declarant(Locale.GERMANY));
	}

	private static CancelForm cancel(String name, @Nullable String when, @Nullable String key) {
		return new CancelForm(null, null, name, null, "ada@example.org", when, key);
	}

	private static WithdrawForm withdraw(@Nullable String confirmed, @Nullable String change) {
		return new WithdrawForm("Ada", null, "ada@example.org", confirmed, change, null);
	}

}
