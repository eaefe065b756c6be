package org.tragwerk.sandbox.api;

import java.util.Map;

/**
 * Validates request parameters as Stripe does, with Stripe's error codes and the
 * parameter's name as it was sent.
 */
final class ParameterCheck {

	private final ParameterSchema schema;

	private ParameterCheck(ParameterSchema schema) {
		this.schema = schema;
	}

	static void check(String operation, Map<String, Object> sent) {
		var schema = ParameterSchema.of(operation);
		new ParameterCheck(schema).object(schema.root(), sent, "", "");
	}

	@SuppressWarnings("unchecked")
	private void object(Parameter parameter, Map<String, Object> sent, String name, String path) {
		sent.forEach((key, value) -> {
			var childName = name.isEmpty() ? key : name + "[" + key + "]";
			var child = parameter.children().get(key);
			if (child == null) {
				throw ApiError.invalid("parameter_unknown", childName, "Received unknown parameter: " + childName);
			}
			var childPath = path.isEmpty() ? key : path + "." + key;
			if (child.is("list") && value instanceof Map) {
				list(child, (Map<String, Object>) value, childName, childPath + "[]");
			}
			else if (child.is("list") && !(value.equals("") && child.is("empty"))) {
				throw ApiError.invalid(childName, "Invalid array");
			}
			else {
				one(child, value, childName, childPath);
			}
		});
	}

	private void list(Parameter parameter, Map<String, Object> sent, String name, String path) {
		sent.forEach((index, value) -> {
			if (!index.matches("\\d+")) {
				throw ApiError.invalid(name, "Invalid array");
			}
			one(parameter, value, name + "[" + index + "]", path);
		});
	}

	@SuppressWarnings("unchecked")
	private void one(Parameter parameter, Object value, String name, String path) {
		if (!this.schema.simulates(path)) {
			throw ApiError.notSimulated(name, name);
		}
		if (value instanceof Map<?, ?> map) {
			if (parameter.is("map")) {
				map.values().forEach((inner) -> requireText(inner, name));
			}
			else if (parameter.is("object")) {
				object(parameter, (Map<String, Object>) map, name, path);
			}
			else {
				throw ApiError.invalid(name, "Invalid " + kindOf(parameter));
			}
		}
		else {
			text(parameter, (String) value, name);
		}
	}

	private static void text(Parameter parameter, String value, String name) {
		if (value.isEmpty()) {
			if (!parameter.is("empty")) {
				throw ApiError.invalid("parameter_invalid_empty", name,
						"An empty string unsets a field, but '" + name + "' cannot be unset.");
			}
			return;
		}
		if (parameter.is("string") || parameter.literals().contains(value)
				|| parameter.is("integer") && value.matches("-?\\d{1,18}")
				|| parameter.is("boolean") && value.matches("true|false")
				|| parameter.is("decimal") && value.matches("-?\\d+(\\.\\d+)?")) {
			return;
		}
		throw wrong(parameter, value, name);
	}

	private static ApiError wrong(Parameter parameter, String value, String name) {
		if (!parameter.literals().isEmpty()) {
			return ApiError.invalid(name,
					"Invalid " + name + ": must be one of " + String.join(", ", parameter.literals()));
		}
		if (parameter.is("integer")) {
			return ApiError.invalid("parameter_invalid_integer", name, "Invalid integer: " + value);
		}
		return ApiError.invalid(name, "Invalid " + kindOf(parameter) + ": " + value);
	}

	private static void requireText(Object value, String name) {
		if (!(value instanceof String)) {
			throw ApiError.invalid(name, "Invalid string within " + name);
		}
	}

	private static String kindOf(Parameter parameter) {
		return parameter.kinds().stream().filter((kind) -> !kind.equals("empty")).findFirst().orElse("value");
	}

}
