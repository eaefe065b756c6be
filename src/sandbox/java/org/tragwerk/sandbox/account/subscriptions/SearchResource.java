package org.tragwerk.sandbox.account.subscriptions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.StripeObject;
import org.tragwerk.sandbox.account.core.Table;
import org.tragwerk.sandbox.account.customers.Customer;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.ApiCall;
import org.tragwerk.sandbox.api.ListPage;
import org.tragwerk.sandbox.api.Route;

/**
 * {@code /v1/customers/search} and {@code /v1/subscriptions/search}, for queries that
 * compare for equality: {@code email:'a@example.org' AND metadata['reader']:'7'}. Objects
 * younger than a minute are not found yet.
 */
public final class SearchResource {

	private static final long LAG = 60;

	private static final Pattern CLAUSE = Pattern
		.compile("(-?)(\\w+)(?:\\[['\"]([^'\"]+)['\"]\\])?:['\"]([^'\"]*)['\"]");

	private final Account account;

	public SearchResource(Account account) {
		this.account = account;
	}

	public List<Route> routes() {
		return List.of(
				new Route("GET", "/v1/customers/search", "customer.search",
						(call) -> search(call, this.account.table(Customer.class))),
				new Route("GET", "/v1/subscriptions/search", "subscription.search",
						(call) -> search(call, this.account.table(Subscription.class))));
	}

	private Map<String, Object> search(ApiCall call, Table<? extends StripeObject> table) {
		var clauses = clauses(call.params().required("query"));
		var latest = this.account.now() - LAG;
		var limit = (int) call.params().integer("limit", 10);
		var from = Integer.parseInt(call.params().text("page", "0"));
		var found = new ArrayList<Map<String, Object>>();
		for (var object : table.all()) {
			var shown = (object.created <= latest) ? object.render() : Map.<String, Object>of("deleted", true);
			if (!shown.containsKey("deleted") && clauses.stream().allMatch((clause) -> clause.holds(shown))) {
				found.add(shown);
			}
		}
		Collections.reverse(found);
		var to = Math.min(found.size(), from + limit);
		var page = ListPage.list(call.path(), found.subList(Math.min(from, to), to), to < found.size());
		page.put("object", "search_result");
		page.put("next_page", (to < found.size()) ? Integer.toString(to) : null);
		return page;
	}

	private static List<Clause> clauses(String query) {
		var clauses = new ArrayList<Clause>();
		for (var part : query.split("(?i) AND ")) {
			var clause = CLAUSE.matcher(part.strip());
			if (!clause.matches()) {
				throw ApiError.invalid("query", "The sandbox does not understand this part of the query: " + part);
			}
			clauses.add(new Clause(clause.group(1).isEmpty(), clause.group(2), clause.group(3), clause.group(4)));
		}
		return clauses;
	}

	/** One comparison of a field or, with a key, of a metadata value. */
	private record Clause(boolean wanted, String field, @Nullable String key, String value) {

		boolean holds(Map<String, Object> object) {
			var found = object.get(this.field);
			var compared = (this.key != null && found instanceof Map<?, ?> map) ? map.get(this.key) : found;
			return this.wanted == this.value.equals(compared);
		}

	}

}
