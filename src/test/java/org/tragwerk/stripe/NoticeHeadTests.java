package org.tragwerk.stripe;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.Fault;

import static org.assertj.core.api.Assertions.assertThat;

class NoticeHeadTests {

	@Test
	void findsTheCustomerOfTheObjectAndNoOther() {
		assertThat(NoticeHead.read(SignedNotice.event("evt_1", "invoice.paid", "cus_1")))
			.contains(new NoticeHead("evt_1", "invoice.paid", false, "cus_1"));
	}

	@Test
	void takesACustomerForItsOwnSubject() {
		assertThat(read("""
				{"object":"event","data":{"object":{"object":"customer","id":"cus_2"}},"livemode":true,
				"type":"customer.deleted","id":"evt_2"}"""))
			.contains(new NoticeHead("evt_2", "customer.deleted", true, "cus_2"));
	}

	@Test
	void hasNoSubjectWhereThereIsNoCustomer() {
		assertThat(read("""
				{"id":"evt_3","object":"event","type":"product.created","data":{"object":{"object":"product",
				"id":"prod_1","customer":null}}}""")).contains(new NoticeHead("evt_3", "product.created", false, null));
	}

	@ParameterizedTest
	@Fault("F4")
	@ValueSource(strings = { "", " ", "null", "[]", "\"event\"", "17", "{", "{}", "{\"object\":null}", "{\"data\":[]}",
			"{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"invoice.paid\"}",
			"{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"invoice.paid\",\"data\":{\"object\":null}}",
			"{\"id\":\"evt_\\u0000\",\"object\":\"event\",\"type\":\"invoice.paid\",\"data\":{\"object\":{\"object\":\"invoice\"}}}",
			"{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"invoice.paid\",\"data\":{\"object\":{\"object\":\"invoice\",\"customer\":\"\\u0000\"}}}",
			"{\"id\":7,\"object\":\"event\",\"type\":\"invoice.paid\",\"data\":{\"object\":{\"object\":\"invoice\"}}}",
			"{\"id\":\"evt_1\",\"object\":\"v2.core.event\",\"type\":\"v2.core.health.fired\",\"related_object\":{}}" })
	void isEmptyForAnythingElse(String body) {
		assertThat(read(body)).isEmpty();
	}

	private static Optional<NoticeHead> read(String body) {
		return NoticeHead.read(body.getBytes(StandardCharsets.UTF_8));
	}

}
