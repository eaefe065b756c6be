package org.tragwerk.stripe.checkout;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.Fault;
import org.tragwerk.PledgingReader;
import org.tragwerk.SandboxControl;
import org.tragwerk.TragwerkTest;
import org.tragwerk.Visitor;
import org.tragwerk.sandbox.StripeSandbox;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import static org.assertj.core.api.Assertions.assertThat;

@TragwerkTest
class StripeCheckoutTests {

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	private SandboxControl control;

	@BeforeEach
	void control(@Autowired StripeSandbox sandbox) {
		this.control = new SandboxControl(sandbox.url());
	}

	@AfterEach
	void clearFaults() {
		this.control.clearFaults();
	}

	@ParameterizedTest
	@Fault({ "F43", "F44" })
	@ValueSource(strings = { "/v1/checkout/sessions", "/v1/customers" })
	void recoversFromAStoredFailureWithoutASecondObject(String route) {
		this.control.addRouteFault("POST " + route, "stored_500");
		var reader = PledgingReader.at(this.baseUrl);
		var session = reader.pledge("7,50");
		var customers = this.control.list("/v1/customers?email=" + reader.address());
		assertThat(customers).hasSize(1);
		assertThat(this.control.list("/v1/checkout/sessions?customer=" + customers.get(0).get("id")))
			.extracting((page) -> page.get("id"))
			.containsExactly(session);
		assertThat(this.control.requests()).extracting((request) -> String.valueOf(request.get("path")))
			.noneMatch((path) -> path.contains("search"));
	}

	@Test
	@Fault("F45")
	void createsOneCustomerForConcurrentRequests() throws Exception {
		var address = "reader-" + UUID.randomUUID() + "@example.org";
		var browser = new Visitor(this.baseUrl);
		browser.get("/support");
		var answers = atOnce(List.of(() -> PledgingReader.at(browser, address).send("7,50"),
				() -> PledgingReader.at(browser, address).send("7,50")));
		var sessions = answers.stream().map(PledgingReader::session).distinct().toList();
		assertThat(sessions).hasSize(1);
		assertThat(this.control.list("/v1/customers?email=" + address)).extracting((customer) -> customer.get("id"))
			.containsExactly(this.control.read("/v1/checkout/sessions/" + sessions.get(0)).get("customer"));
	}

	@Test
	@Fault("F45")
	void createsEachSessionForTheCustomerOfItsAttempt() {
		var reader = PledgingReader.at(this.baseUrl);
		var session = reader.pledge("7,50");
		this.control.complete(session);
		var customer = this.control.read("/v1/checkout/sessions/" + session).get("customer");
		assertThat(this.control.requests("POST", "/v1/checkout/sessions"))
			.extracting((request) -> String.valueOf(request.get("params")))
			.allMatch((params) -> params.contains("customer=cus_"))
			.anyMatch((params) -> params.contains("customer=" + customer));
		assertThat(this.control.list("/v1/subscriptions?customer=" + customer)).hasSize(1);
	}

	private static List<HttpResponse<String>> atOnce(List<Callable<HttpResponse<String>>> tasks) throws Exception {
		var pool = Executors.newFixedThreadPool(tasks.size());
		try {
			var answers = new ArrayList<HttpResponse<String>>();
			for (var future : pool.invokeAll(tasks, Duration.ofMinutes(1).toSeconds(),
					java.util.concurrent.TimeUnit.SECONDS)) {
				answers.add(future.get());
			}
			return answers;
		}
		finally {
			pool.shutdownNow();
		}
	}

}
