package org.tragwerk.stripe.command;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.provider.CommandId;
import org.tragwerk.provider.ExpireCheckoutCommand;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.stripe.client.FakeStripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CheckoutExpirerTests {

	private static final CommandId COMMAND = new CommandId(UUID.fromString("00000000-0000-0000-0000-0000000000c0"));

	private final FakeStripe stripe = new FakeStripe();

	private final CheckoutExpirer expirer = new CheckoutExpirer(this.stripe.client());

	@Test
	void expiresASession() {
		this.stripe.answer("POST /v1/checkout/sessions/cs_1/expire", session("expired"));
		this.expirer.execute(new ExpireCheckoutCommand("cs_1"), COMMAND);
		assertThat(this.stripe.changes()).containsExactly("POST /v1/checkout/sessions/cs_1/expire");
		assertThat(this.stripe.keys()).containsExactly("expire-" + COMMAND);
	}

	@Test
	@Fault("F43")
	void recoversFromAStoredFailure() {
		this.stripe.failAndKeep("POST /v1/checkout/sessions/cs_1/expire")
			.thenAnswer("POST /v1/checkout/sessions/cs_1/expire", session("expired"));
		this.stripe.answer("GET /v1/checkout/sessions/cs_1", session("open"));
		this.expirer.execute(new ExpireCheckoutCommand("cs_1"), COMMAND);
		assertThat(this.stripe.keys()).containsExactly("expire-" + COMMAND, "expire-" + COMMAND + "-again");
	}

	@Test
	@Fault("F43")
	void acceptsAnExpiryMadeByAFailedCall() {
		this.stripe.failAndKeep("POST /v1/checkout/sessions/cs_1/expire");
		this.stripe.answer("GET /v1/checkout/sessions/cs_1", session("expired"));
		this.expirer.execute(new ExpireCheckoutCommand("cs_1"), COMMAND);
		assertThat(this.stripe.keys()).containsExactly("expire-" + COMMAND);
	}

	@Test
	void keepsAPaidSession() {
		this.stripe.refuse("POST /v1/checkout/sessions/cs_1/expire", "resource_missing");
		this.stripe.answer("GET /v1/checkout/sessions/cs_1", session("complete"));
		this.expirer.execute(new ExpireCheckoutCommand("cs_1"), COMMAND);
	}

	@Test
	void retriesWhileTheSessionIsOpen() {
		this.stripe.refuse("POST /v1/checkout/sessions/cs_1/expire", "resource_missing");
		this.stripe.answer("GET /v1/checkout/sessions/cs_1", session("open"));
		assertThatExceptionOfType(ProviderUnavailableException.class)
			.isThrownBy(() -> this.expirer.execute(new ExpireCheckoutCommand("cs_1"), COMMAND));
	}

	private static String session(String status) {
		return "{\"id\":\"cs_1\",\"object\":\"checkout.session\",\"status\":\"" + status + "\"}";
	}

}
