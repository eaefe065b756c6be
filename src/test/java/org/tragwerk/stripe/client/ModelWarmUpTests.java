package org.tragwerk.stripe.client;

import java.util.ArrayList;
import java.util.List;

import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.Invoice;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import org.junit.jupiter.api.Test;

import org.springframework.boot.DefaultApplicationArguments;

import static org.assertj.core.api.Assertions.assertThat;

class ModelWarmUpTests {

	private final FakeStripe stripe = new FakeStripe();

	private final ModelWarmUp warmUp = new ModelWarmUp(this.stripe.client());

	/**
	 * The SDK parses an object of an unknown name as well, which would prepare nothing.
	 */
	@Test
	void namesObjectsOfTheSdk() throws StripeException {
		var types = new ArrayList<Class<?>>();
		for (var object : ModelWarmUp.OBJECTS) {
			types.add(this.warmUp.parse(object).getClass());
		}
		assertThat(types)
			.isEqualTo(List.of(Customer.class, Subscription.class, Session.class, Invoice.class, PaymentIntent.class));
	}

	@Test
	void callsNobody() throws StripeException {
		this.warmUp.run(new DefaultApplicationArguments());
		assertThat(this.stripe.asked()).isEmpty();
	}

}
