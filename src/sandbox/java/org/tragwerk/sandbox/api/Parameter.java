package org.tragwerk.sandbox.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What Stripe publishes about one request parameter: its types, its literals and its
 * nested parameters.
 */
record Parameter(Set<String> kinds, Set<String> literals, Map<String, Parameter> children) {

	static Parameter root() {
		return of("object");
	}

	static Parameter of(String kinds) {
		var names = new TreeSet<String>();
		var literals = new TreeSet<String>();
		for (var kind : kinds.split(",")) {
			if (kind.startsWith("=")) {
				literals.add(kind.substring(1));
			}
			else {
				names.add(kind);
			}
		}
		return new Parameter(names, literals, new LinkedHashMap<>());
	}

	boolean is(String kind) {
		return this.kinds.contains(kind);
	}

}
