package org.tragwerk.story;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.tragwerk.Patience;
import org.tragwerk.TragwerkTest;
import org.tragwerk.Visitor;
import org.tragwerk.sandbox.StripeSandbox;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@TragwerkTest
class ReaderPledgesTests {

	@Autowired
	private StripeSandbox sandbox;

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	@Test
	void pledgesPaysAndIsThanked() {
		var reader = new Visitor(this.baseUrl);
		var left = reader.submit("/support", Map.of("amount", "7,50", "email", "ada@example.org", "name", "Ada"));
		assertThat(left.statusCode()).isEqualTo(303);
		var checkout = left.headers().firstValue("location").orElseThrow();
		var session = checkout.substring(checkout.lastIndexOf('/') + 1).replaceFirst("[?#].*", "");
		var paid = reader.post(this.sandbox.url() + "/_sandbox/checkout/sessions/" + session + "/complete",
				Map.of("payment_method", "card", "outcome", "succeeded"));
		assertThat(paid.statusCode()).isEqualTo(303);
		await().atMost(Patience.SOON).untilAsserted(() -> {
			var back = reader.get(paid.headers().firstValue("location").orElseThrow());
			assertThat(back.body()).contains("7,50").contains("Danke");
		});
		await().atMost(Patience.SOON)
			.untilAsserted(() -> assertThat(reader.get(this.sandbox.url() + "/_sandbox/mailbox").body())
				.contains("ada@example.org"));
	}

}
