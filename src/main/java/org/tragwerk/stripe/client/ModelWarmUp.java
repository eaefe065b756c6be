package org.tragwerk.stripe.client;

import java.util.List;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeObject;
import com.stripe.net.ApiMode;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Prepares, before a node is ready, the parsing of the objects that a sync fetches: it
 * takes up to a second, which the first reader back from Checkout would wait.
 */
@Component
class ModelWarmUp implements ApplicationRunner {

	/** Stripe's names of the objects. */
	static final List<String> OBJECTS = List.of("customer", "subscription", "checkout.session", "invoice",
			"payment_intent");

	private final StripeClient stripe;

	ModelWarmUp(StripeClient stripe) {
		this.stripe = stripe;
	}

	@Override
	public void run(ApplicationArguments arguments) throws StripeException {
		for (var object : OBJECTS) {
			parse(object);
		}
	}

	/** Parses such an object without any field. */
	StripeObject parse(String object) throws StripeException {
		return this.stripe.deserialize("{\"object\":\"" + object + "\"}", ApiMode.V1);
	}

}
