package org.tragwerk.stripe;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import org.springframework.lang.Contract;

/**
 * Picks the head out of a notice without building the rest, for this is done while Stripe
 * waits. One reader reads one notice.
 */
final class NoticeReader {

	private static final JsonFactory FACTORY = new JsonFactory();

	private static final Pattern NAME = Pattern.compile("[\\w.-]{1,255}");

	private @Nullable String kind;

	private @Nullable String id;

	private @Nullable String type;

	private boolean livemode;

	private @Nullable String objectKind;

	private @Nullable String objectId;

	private @Nullable String customer;

	Optional<NoticeHead> read(byte[] body) {
		try (var json = FACTORY.createParser(ObjectReadContext.empty(), body)) {
			json.nextToken();
			readFields(json, this::readNotice);
			return head();
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

	private Optional<NoticeHead> head() {
		var subject = "customer".equals(this.objectKind) ? this.objectId : this.customer;
		if (!"event".equals(this.kind) || !isName(this.id) || !isName(this.type) || this.objectKind == null
				|| subject != null && !isName(subject)) {
			return Optional.empty();
		}
		return Optional.of(new NoticeHead(this.id, this.type, this.livemode, subject));
	}

	@Contract("null -> false")
	private static boolean isName(@Nullable String text) {
		return text != null && NAME.matcher(text).matches();
	}

	private void readNotice(String field, JsonParser json) {
		switch (field) {
			case "object" -> this.kind = text(json);
			case "id" -> this.id = text(json);
			case "type" -> this.type = text(json);
			case "livemode" -> this.livemode = json.currentToken() == JsonToken.VALUE_TRUE;
			case "data" -> readFields(json, this::readData);
			default -> json.skipChildren();
		}
	}

	private void readData(String field, JsonParser json) {
		if ("object".equals(field)) {
			readFields(json, this::readObject);
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

	private interface FieldReader {

		void read(String field, JsonParser json);

	}

}
