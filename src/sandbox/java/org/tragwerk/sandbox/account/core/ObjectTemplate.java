package org.tragwerk.sandbox.account.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.api.Json;

/** All fields of one kind of object with their default values. */
public final class ObjectTemplate {

	private static final Map<String, ObjectTemplate> KNOWN = new ConcurrentHashMap<>();

	private final String name;

	private final Map<String, Object> fields;

	private ObjectTemplate(String name, Map<String, Object> fields) {
		this.name = name;
		this.fields = fields;
	}

	public static ObjectTemplate of(String name) {
		return KNOWN.computeIfAbsent(name, ObjectTemplate::load);
	}

	public Filling fill() {
		return new Filling(this.name, new LinkedHashMap<>(this.fields));
	}

	@SuppressWarnings("unchecked")
	private static ObjectTemplate load(String name) {
		try (var in = ObjectTemplate.class.getResourceAsStream("/sandbox/objects/" + name + ".json")) {
			if (in == null) {
				throw new IllegalStateException("No shape is known for " + name);
			}
			return new ObjectTemplate(name,
					Collections.unmodifiableMap(Json.read(in.readAllBytes(), LinkedHashMap.class)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The fields of one object that is being rendered. */
	public record Filling(String name, Map<String, Object> fields) {

		public Filling set(String field, @Nullable Object value) {
			if (!this.fields.containsKey(field)) {
				throw new IllegalArgumentException("A " + this.name + " has no field " + field);
			}
			this.fields.put(field, value);
			return this;
		}

		/** Sets an optional field unless it is null. */
		public Filling setOptional(String field, @Nullable Object value) {
			if (value != null) {
				this.fields.put(field, value);
			}
			return this;
		}

	}

}
