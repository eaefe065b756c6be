package org.tragwerk.sandbox.api;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One line of the table of routes; {@code {id}} in the path stands for an object's id.
 */
public record Route(String method, String path, String operation, Endpoint endpoint) {

	private static final String ID = "([A-Za-z0-9_-]+)";

	boolean changes() {
		return !this.method.equals("GET");
	}

	@Nullable String idIn(String requested) {
		var matcher = Pattern.compile(this.path.replace("{id}", ID)).matcher(requested);
		if (!matcher.matches()) {
			return null;
		}
		return (matcher.groupCount() > 0) ? matcher.group(1) : "";
	}

}
