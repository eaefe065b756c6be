package org.tragwerk.stripe.command;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.provider.ProviderUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CheckoutExpirerTests {

	private final CannedStripe stripe = new CannedStripe();

	private final CheckoutExpirer expirer = new CheckoutExpirer(this.stripe.client());

	@AfterEach
	void close() {
		this.stripe.close();
	}

	@Test
	void expiresAPage() {
		this.stripe.answer("POST /v1/checkout/sessions/cs_1/expire", session("expired"));
		this.expirer.expire("cs_1", CannedStripe.COMMAND);
		assertThat(this.stripe.changes()).hasSize(1);
	}

	@Test
	void leavesAPageThatIsPaid() {
		this.stripe.answer("GET /v1/checkout/sessions/cs_1", session("complete"));
		this.expirer.expire("cs_1", CannedStripe.COMMAND);
	}

	@Test
	void triesAgainWhileThePageIsOpen() {
		this.stripe.answer("GET /v1/checkout/sessions/cs_1", session("open"));
		assertThatExceptionOfType(ProviderUnavailableException.class)
			.isThrownBy(() -> this.expirer.expire("cs_1", CannedStripe.COMMAND));
	}

	private static String session(String status) {
		return "{\"id\":\"cs_1\",\"object\":\"checkout.session\",\"status\":\"" + status + "\"}";
	}

}
