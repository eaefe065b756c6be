package org.tragwerk.stripe.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.Fault;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookEventHeaderTests {

	@Test
	void readsTheCustomerOfTheObject() {
		assertThat(WebhookEventHeader.read(SignedWebhookEvent.event("evt_1", "invoice.paid", "cus_1")))
			.contains(new WebhookEventHeader("evt_1", "invoice.paid", false, "2026-07-29.dahlia", "cus_1", "x_evt_1",
					Instant.ofEpochSecond(1_800_000_000)));
	}

	@Test
	void readsTheIdOfACustomer() {
		assertThat(read("""
				{"object":"event","data":{"object":{"object":"customer","id":"cus_2"}},"livemode":true,
				"type":"customer.deleted","id":"evt_2"}"""))
			.contains(new WebhookEventHeader("evt_2", "customer.deleted", true, null, "cus_2", "cus_2", null));
	}

	@Test
	void hasNoCustomerIfThereIsNone() {
		assertThat(read("""
				{"id":"evt_3","object":"event","type":"product.created","data":{"object":{"object":"product",
				"id":"prod_1","customer":null}}}"""))
			.contains(new WebhookEventHeader("evt_3", "product.created", false, null, null, "prod_1", null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "refund", "dispute", "radar.early_fraud_warning" })
	void readsThePaymentIntentOfAReversalWithoutCustomer(String object) {
		assertThat(read(reversal(object, "null")).orElseThrow().providerId()).isEqualTo("pi_1");
		assertThat(read(reversal(object, "\"cus_1\"")).orElseThrow().providerId()).isEqualTo("cus_1");
	}

	@Test
	void readsNoPaymentIntentOfOtherObjects() {
		assertThat(read(reversal("charge", "null")).orElseThrow().providerId()).isNull();
	}

	private static String reversal(String object, String customer) {
		return """
				{"id":"evt_6","object":"event","type":"foo.bar","data":{"object":{"object":"%s","id":"x_1",
				"payment_intent":"pi_1","customer":%s}}}""".formatted(object, customer);
	}

	@Test
	@Fault("F64")
	void readsThePaymentMethodOfAMandate() {
		assertThat(read("""
				{"id":"evt_7","object":"event","type":"mandate.updated","data":{"object":{"object":"mandate",
				"id":"mandate_1","payment_method":"pm_1"}}}""").orElseThrow())
			.returns("pm_1", WebhookEventHeader::providerId)
			.returns("mandate_1", WebhookEventHeader::objectId);
	}

	@Test
	@Fault("F63")
	void readsThePreviousCustomerOfADetachedPaymentMethod() {
		var detached = """
				{"id":"evt_8","object":"event","type":"payment_method.detached","data":{"object":{"object":"%s",
				"id":"pm_1","customer":null},"previous_attributes":{"metadata":{},"customer":"cus_1"}}}""";
		assertThat(read(detached.formatted("payment_method")).orElseThrow().providerId()).isEqualTo("cus_1");
		assertThat(read(detached.formatted("invoice")).orElseThrow().providerId()).isNull();
	}

	@Test
	void readsTheTimeOfAnInvoiceFromTheInvoice() {
		assertThat(
				read("""
						{"id":"evt_4","object":"event","type":"invoice.paid","created":1800003600,"data":{"object":{"object":"invoice",
						"id":"in_1","created":1800000000,"customer":"cus_1"}}}"""))
			.hasValueSatisfying(
					(head) -> assertThat(head.happenedAt()).isEqualTo(Instant.ofEpochSecond(1_800_000_000)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "\"soon\"", "-1", "0", "1.5", "{}", "99999999999999999999999999" })
	void hasNoTimeIfThereIsNone(String created) {
		assertThat(read("""
				{"id":"evt_5","object":"event","created":%s,"type":"foo.bar","data":{"object":{"object":"thing"}}}"""
			.formatted(created))).hasValueSatisfying((head) -> assertThat(head.happenedAt()).isNull());
	}

	@ParameterizedTest
	@Fault("F4")
	@ValueSource(strings = { "", " ", "null", "[]", "\"event\"", "17", "{", "{}", "{\"object\":null}", "{\"data\":[]}",
			"{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"invoice.paid\"}",
			"{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"invoice.paid\",\"data\":{\"object\":null}}",
			"{\"id\":\"evt_\\u0000\",\"object\":\"event\",\"type\":\"invoice.paid\",\"data\":{\"object\":{\"object\":\"invoice\"}}}",
			"{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"invoice.paid\",\"data\":{\"object\":{\"object\":\"invoice\",\"customer\":\"\\u0000\"}}}",
			"{\"id\":7,\"object\":\"event\",\"type\":\"invoice.paid\",\"data\":{\"object\":{\"object\":\"invoice\"}}}",
			"{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"invoice.paid\",\"data\":{\"object\":{\"customer\":\"cus_1\"}}}",
			"{\"id\":\"evt_1\",\"object\":\"v2.core.event\",\"type\":\"v2.core.health.fired\",\"related_object\":{}}",
			"{\"id\":\"evt_1\",\"object\":\"v2.core.event\",\"type\":\"invoice.paid\",\"data\":{\"object\":{\"object\":\"invoice\",\"customer\":\"cus_1\"}}}" })
	void isEmptyForAnInvalidBody(String body) {
		assertThat(read(body)).isEmpty();
	}

	@ParameterizedTest
	@Fault("F4")
	@ValueSource(strings = { "evt_aZ09.-_", "a", "z", "A", "Z", "0", "9" })
	void acceptsEveryCharacterOfAnId(String id) {
		assertThat(read(event(id, "invoice.paid", ""))).isPresent();
	}

	@ParameterizedTest
	@Fault("F4")
	@ValueSource(strings = { "", "@", "[", "`", "{", "/", ":", "ä", " " })
	void rejectsOtherCharactersOfAnId(String letter) {
		assertThat(read(event("evt" + letter + (letter.isEmpty() ? "" : "1"), "invoice.paid", ""))
			.filter((head) -> !head.id().equals("evt"))).isEmpty();
		assertThat(read(event("evt_1", letter, ""))).isEmpty();
		assertThat(
				read(event("evt_1", "invoice.paid", ",\"api_version\":\"" + letter + "\"")).orElseThrow().apiVersion())
			.isNull();
	}

	@Test
	@Fault("F4")
	void rejectsIdsLongerThanTheColumn() {
		assertThat(read(event("e".repeat(255), "invoice.paid", ""))).isPresent();
		assertThat(read(event("e".repeat(256), "invoice.paid", ""))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { ",\"request\":{\"id\":\"evt_wrong\"}", ",\"api_version\":{\"id\":\"evt_wrong\"}",
			",\"created\":{\"id\":\"evt_wrong\"}", ",\"created\":[{\"id\":\"evt_wrong\"}]" })
	void ignoresNestedFields(String more) {
		assertThat(read(event("evt_1", "invoice.paid", more)).orElseThrow().id()).isEqualTo("evt_1");
		assertThat(read(event("evt_1", "invoice.paid", more + ",\"livemode\":true")).orElseThrow().livemode()).isTrue();
	}

	@Test
	void ignoresPreviousAttributes() {
		assertThat(read("""
						{"id":"evt_1","object":"event","data":{"object":{"object":"invoice","customer":"cus_1"},
				"previous_attributes":{"customer":"cus_wrong"}},"type":"invoice.paid"}""").orElseThrow().providerId())
			.isEqualTo("cus_1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"text\"", "[{\"object\":{\"id\":\"wrong\"}}]", "7", "{\"object\":\"text\"}" })
	void ignoresDataOfAnotherType(String data) {
		assertThat(read("""
				{"data":%s,"id":"evt_1","object":"event","type":"invoice.paid",
				"data":{"object":{"object":"invoice","customer":"cus_1"}}}""".formatted(data)))
			.hasValueSatisfying((head) -> assertThat(head.providerId()).isEqualTo("cus_1"));
	}

	private static String event(String id, String type, String more) {
		return """
				{"id":"%s","object":"event","type":"%s","data":{"object":{"object":"invoice","customer":"cus_1"}}%s}"""
			.formatted(id, type, more);
	}

	private static Optional<WebhookEventHeader> read(String body) {
		return WebhookEventHeader.read(body.getBytes(StandardCharsets.UTF_8));
	}

}
