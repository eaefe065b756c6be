package org.tragwerk.stripe.webhook;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import org.springframework.lang.Contract;

/**
 * Reads the header of a webhook event from its JSON and skips all other fields, to answer
 * Stripe fast. An instance reads one event.
 */
final class WebhookEventParser {

	private static final JsonFactory FACTORY = new JsonFactory();

	private static final int MAX_NAME_LENGTH = 255;

	private static final long FAR_AHEAD = 1L << 36;

	private @Nullable String kind;

	private @Nullable String id;

	private @Nullable String type;

	private boolean livemode;

	private @Nullable String version;

	private long created;

	private long objectCreated;

	private @Nullable String objectKind;

	private @Nullable String objectId;

	private @Nullable String customer;

	private @Nullable String previousCustomer;

	private @Nullable String paymentIntent;

	private @Nullable String paymentMethod;

	Optional<WebhookEventHeader> read(byte[] body) {
		try (var json = FACTORY.createParser(ObjectReadContext.empty(), body)) {
			json.nextToken();
			readFields(json, this::readEvent);
			return header();
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

	private Optional<WebhookEventHeader> header() {
		var providerId = providerId();
		if (!"event".equals(this.kind) || !isName(this.id) || !isName(this.type) || this.objectKind == null
				|| providerId != null && !isName(providerId)) {
			return Optional.empty();
		}
		return Optional.of(new WebhookEventHeader(this.id, this.type, this.livemode, nameOrNull(this.version),
				providerId, nameOrNull(this.objectId), happenedAt()));
	}

	/**
	 * Refunds, disputes and fraud warnings have no customer, only a payment intent, and
	 * mandates only a payment method, from which the customer is found later. A detached
	 * payment method has the customer that it had before.
	 */
	private @Nullable String providerId() {
		if (this.customer != null || this.objectKind == null) {
			return this.customer;
		}
		return switch (this.objectKind) {
			case "customer" -> this.objectId;
			case "refund", "dispute", "radar.early_fraud_warning" -> this.paymentIntent;
			case "mandate" -> this.paymentMethod;
			case "payment_method" -> this.previousCustomer;
			default -> null;
		};
	}

	private @Nullable Instant happenedAt() {
		var second = "invoice".equals(this.objectKind) ? this.objectCreated : this.created;
		return (second > 0) ? Instant.ofEpochSecond(second) : null;
	}

	private static @Nullable String nameOrNull(@Nullable String text) {
		return isName(text) ? text : null;
	}

	@Contract("null -> false")
	private static boolean isName(@Nullable String text) {
		return text != null && !text.isEmpty() && text.length() <= MAX_NAME_LENGTH
				&& text.chars().allMatch(WebhookEventParser::isNameCharacter);
	}

	private static boolean isNameCharacter(int character) {
		return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z'
				|| character >= '0' && character <= '9' || character == '_' || character == '.' || character == '-';
	}

	private void readEvent(String field, JsonParser json) {
		switch (field) {
			case "object" -> this.kind = text(json);
			case "id" -> this.id = text(json);
			case "type" -> this.type = text(json);
			case "api_version" -> this.version = text(json);
			case "created" -> this.created = second(json);
			case "livemode" -> this.livemode = json.currentToken() == JsonToken.VALUE_TRUE;
			case "data" -> readFields(json, this::readData);
			default -> json.skipChildren();
		}
	}

	private void readData(String field, JsonParser json) {
		switch (field) {
			case "object" -> readFields(json, this::readObject);
			case "previous_attributes" -> readFields(json, this::readPrevious);
			default -> json.skipChildren();
		}
	}

	private void readPrevious(String field, JsonParser json) {
		if ("customer".equals(field)) {
			this.previousCustomer = text(json);
		}
		else {
			json.skipChildren();
		}
	}

	private void readObject(String field, JsonParser json) {
		switch (field) {
			case "object" -> this.objectKind = text(json);
			case "id" -> this.objectId = text(json);
			case "customer" -> this.customer = text(json);
			case "payment_intent" -> this.paymentIntent = text(json);
			case "payment_method" -> this.paymentMethod = text(json);
			case "created" -> this.objectCreated = second(json);
			default -> json.skipChildren();
		}
	}

	private static void readFields(JsonParser json, FieldReader reader) {
		if (json.currentToken() != JsonToken.START_OBJECT) {
			json.skipChildren();
			return;
		}
		while (json.nextToken() == JsonToken.PROPERTY_NAME) {
			var field = json.currentName();
			json.nextToken();
			reader.read(field, json);
		}
	}

	private static @Nullable String text(JsonParser json) {
		if (json.currentToken() == JsonToken.VALUE_STRING) {
			return json.getString();
		}
		json.skipChildren();
		return null;
	}

	/** Unix seconds within the range of {@link Instant}, 0 for anything else. */
	private static long second(JsonParser json) {
		if (json.currentToken() == JsonToken.VALUE_NUMBER_INT && json.getNumberType() != NumberType.BIG_INTEGER) {
			return Math.min(json.getLongValue(), FAR_AHEAD);
		}
		json.skipChildren();
		return 0;
	}

	private interface FieldReader {

		void read(String field, JsonParser json);

	}

}
