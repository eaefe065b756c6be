package org.tragwerk.sandbox.api;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** A route of the API; {@code {id}} in the path matches an object's id. */
public record Route(String method, Pattern path, String operation, Endpoint endpoint) {

	private static final String ID = "([A-Za-z0-9_.-]+)";

	public Route(String method, String path, String operation, Endpoint endpoint) {
		this(method, Pattern.compile(path.replace("{id}", ID)), operation, endpoint);
	}

	boolean changes() {
		return !this.method.equals("GET");
	}

	/** The kind of object in the response, such as {@code checkout.session}. */
	public String object() {
		return this.operation.substring(0, this.operation.lastIndexOf('.'));
	}

	/**
	 * The id in a path that matches this route, empty if the route has none; null if the
	 * path does not match.
	 */
	@Nullable String idIn(String requested) {
		var matcher = this.path.matcher(requested);
		if (!matcher.matches()) {
			return null;
		}
		return (matcher.groupCount() > 0) ? matcher.group(1) : "";
	}

}
