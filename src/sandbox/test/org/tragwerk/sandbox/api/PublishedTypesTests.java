package org.tragwerk.sandbox.api;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.google.gson.annotations.SerializedName;
import com.stripe.Stripe;
import com.stripe.model.EventDataClassLookup;
import com.stripe.model.ExpandableField;
import com.stripe.model.StripeCollection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares the types extracted from Stripe's Node.js client with stripe-java. */
class PublishedTypesTests {

	/** A field that stripe-java sets itself. */
	private static final String OF_THE_CLIENT = "user_message";

	private static final PublishedTypes TYPES = PublishedTypes.ALL;

	private final Set<String> differences = new TreeSet<>();

	private final Set<String> seen = new HashSet<>();

	static Set<String> objects() {
		return TYPES.objects();
	}

	@Test
	void areOfTheVersionThatStripeJavaSpeaks() {
		assertThat(TYPES.version()).isEqualTo(Stripe.API_VERSION).isEqualTo(ApiServer.VERSION);
	}

	@ParameterizedTest
	@MethodSource("objects")
	void holdTheFieldsThatStripeJavaHolds(String object) {
		compare(TYPES.typeOf(object), modelOf(object));
		assertThat(this.differences).isEmpty();
	}

	private static Class<?> modelOf(String object) {
		return Objects.requireNonNull(EventDataClassLookup.classLookup.get(object), object);
	}

	private void compare(String type, Class<?> model) {
		if (!this.seen.add(type)) {
			return;
		}
		var published = TYPES.fields(type);
		var fields = fields(model);
		published.keySet()
			.stream()
			.filter((name) -> !fields.containsKey(name))
			.forEach((name) -> add(type, name, "here"));
		fields.keySet()
			.stream()
			.filter((name) -> !published.containsKey(name) && !name.equals(OF_THE_CLIENT))
			.forEach((name) -> add(type, name, "there"));
		published.values().forEach((field) -> {
			var part = fields.containsKey(field.name()) ? part(fields.get(field.name()).getGenericType()) : null;
			if (part != null) {
				field.parts()
					.stream()
					.filter((name) -> TYPES.knows(name) && TYPES.objectOf(name).isEmpty())
					.forEach((name) -> compare(name, part));
			}
		});
	}

	private void add(String type, String name, String where) {
		this.differences.add(type + "." + name + " is only " + where);
	}

	private static @Nullable Class<?> part(Type type) {
		if (type instanceof ParameterizedType parameterized) {
			var raw = (Class<?>) parameterized.getRawType();
			return (raw == Map.class || raw == ExpandableField.class) ? null
					: part(parameterized.getActualTypeArguments()[0]);
		}
		var known = (Class<?>) type;
		return (known.getName().startsWith("com.stripe.model") && !known.isInterface()
				&& !StripeCollection.class.isAssignableFrom(known)) ? known : null;
	}

	private static Map<String, Field> fields(Class<?> model) {
		var fields = new TreeMap<String, Field>();
		for (var field : model.getDeclaredFields()) {
			if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
				var serialized = field.getAnnotation(SerializedName.class);
				fields.put((serialized != null) ? serialized.value() : field.getName(), field);
			}
		}
		return fields;
	}

}
