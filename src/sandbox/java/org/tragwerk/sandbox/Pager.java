package org.tragwerk.sandbox;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One page of a list, with links to the pages before and after it. */
record Pager<T>(List<T> all, int page) {

	private static final int SIZE = 50;

	String rows(Function<T, String> row) {
		return this.all.stream().skip((long) this.page * SIZE).limit(SIZE).map(row).collect(Collectors.joining());
	}

	/**
	 * The links as HTML.
	 * @param address the list's address with a query, which may be empty
	 */
	String links(String address, String language) {
		var last = Math.max(0, (this.all.size() - 1) / SIZE);
		return link("pager.newer", this.page > 0, address, this.page - 1, language)
				+ link("pager.older", this.page < last, address, this.page + 1, language);
	}

	private static String link(String key, boolean exists, String address, int page, String language) {
		return exists ? Template.fill("pager-link", language,
				Map.of("text", Template.text(language, key), "address", address + "&page=" + page)) : "";
	}

}
