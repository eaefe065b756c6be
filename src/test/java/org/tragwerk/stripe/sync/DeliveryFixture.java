package org.tragwerk.stripe.sync;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.tragwerk.SandboxControl;
import org.tragwerk.sandbox.StripeSandbox;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Stops the sandbox's webhook deliveries during a test, and resumes them after it. */
abstract class DeliveryFixture {

	@Value("${tragwerk.base-url}")
	String baseUrl;

	SandboxControl control;

	@BeforeEach
	void control(@Autowired StripeSandbox sandbox) {
		this.control = new SandboxControl(sandbox.url());
	}

	@AfterEach
	void clearFaults() {
		this.control.clearFaults();
		this.control.deliverTo(this.baseUrl + "/webhooks/stripe");
	}

}
