package org.tragwerk.sandbox.api;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.google.gson.annotations.SerializedName;
import com.stripe.net.ApiRequestParams.EnumParam;
import com.stripe.param.common.EmptyParam;

/** Reads from stripe-java which request parameters Stripe publishes for a call. */
final class PublishedParameters {

	private static final Set<String> NOT_SENT = Set.of("extraParams", "EXTRA_PARAMS_KEY");

	private PublishedParameters() {
	}

	static List<String> of(Class<?> params) {
		var lines = new ArrayList<String>();
		describe(params, "", lines, 0);
		return lines;
	}

	private static void describe(Class<?> params, String prefix, List<String> lines, int depth) {
		if (depth > 8) {
			throw new IllegalStateException("Parameters nest too deeply at " + prefix);
		}
		var fields = new TreeMap<String, Class<?>>();
		var names = new TreeMap<String, String>();
		for (var field : params.getDeclaredFields()) {
			var serialized = field.getAnnotation(SerializedName.class);
			if (serialized != null && !NOT_SENT.contains(field.getName())) {
				names.put(serialized.value(), field.getName());
				fields.put(serialized.value(), field.getType());
			}
		}
		names.forEach((name, field) -> describeOne(params, prefix + name, field, lines, depth));
	}

	private static void describeOne(Class<?> params, String path, String field, List<String> lines, int depth) {
		var kinds = new TreeSet<String>();
		var nested = new ArrayList<Class<?>>();
		var list = false;
		for (Type type : typesOf(params, field)) {
			if (type instanceof ParameterizedType parameterized
					&& Collection.class.isAssignableFrom((Class<?>) parameterized.getRawType())) {
				list = true;
				kinds.add("list");
				path = path.endsWith("[]") ? path : path + "[]";
				addKind(parameterized.getActualTypeArguments()[0], kinds, nested);
			}
			else {
				addKind(type, kinds, nested);
			}
		}
		lines.add(path + " " + String.join(",", kinds));
		for (var child : nested) {
			describe(child, path + ".", lines, depth + 1);
		}
	}

	private static void addKind(Type type, Set<String> kinds, List<Class<?>> nested) {
		if (type instanceof ParameterizedType parameterized && parameterized.getRawType() == Map.class) {
			kinds.add("map");
		}
		else if (type == String.class) {
			kinds.add("string");
		}
		else if (type == Long.class) {
			kinds.add("integer");
		}
		else if (type == Boolean.class) {
			kinds.add("boolean");
		}
		else if (type instanceof Class<?> known && Number.class.isAssignableFrom(known)) {
			kinds.add("decimal");
		}
		else if (type == EmptyParam.class) {
			kinds.add("empty");
		}
		else if (type instanceof Class<?> known && known.isEnum() && EnumParam.class.isAssignableFrom(known)) {
			Arrays.stream(known.getEnumConstants())
				.map((constant) -> "=" + ((EnumParam) constant).getValue())
				.forEach(kinds::add);
		}
		else if (type instanceof Class<?> known && known.getName().startsWith("com.stripe.param.")) {
			kinds.add("object");
			nested.add(known);
		}
		else {
			throw new IllegalStateException("Unknown parameter type " + type);
		}
	}

	private static Collection<Type> typesOf(Class<?> params, String field) {
		var types = new ArrayList<Type>();
		for (var method : builderOf(params).getDeclaredMethods()) {
			if (method.getParameterCount() != 1 || method.isBridge()) {
				continue;
			}
			if (method.getName().equals("set" + upper(field))) {
				types.add(method.getGenericParameterTypes()[0]);
			}
		}
		try {
			var declared = params.getDeclaredField(field).getGenericType();
			if (declared == EnumParam.class) {
				return types;
			}
			if (declared != Object.class && types.stream().noneMatch(declared::equals)) {
				types.add(declared);
			}
			if (declared == Object.class) {
				builderLists(params, field, types);
			}
		}
		catch (NoSuchFieldException ex) {
			throw new IllegalStateException(ex);
		}
		return types;
	}

	private static void builderLists(Class<?> params, String field, List<Type> types) {
		for (Method method : builderOf(params).getDeclaredMethods()) {
			if (method.getName().startsWith("addAll") && method.getParameterCount() == 1
					&& upper(field).startsWith(method.getName().substring(6))
					&& types.stream().noneMatch((type) -> type instanceof ParameterizedType)) {
				types.add(method.getGenericParameterTypes()[0]);
			}
		}
	}

	private static Class<?> builderOf(Class<?> params) {
		return Arrays.stream(params.getDeclaredClasses())
			.filter((nested) -> nested.getSimpleName().equals("Builder"))
			.findFirst()
			.orElseThrow();
	}

	private static String upper(String name) {
		return Character.toUpperCase(name.charAt(0)) + name.substring(1);
	}

}
