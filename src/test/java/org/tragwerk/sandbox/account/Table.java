package org.tragwerk.sandbox.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.Call;
import org.tragwerk.sandbox.api.Created;
import org.tragwerk.sandbox.api.Listing;

/** All objects of one kind, by id, by customer and in the order of their creation. */
final class Table<T extends StripeObject> {

	private static final int FORGOTTEN_AT_ONCE = 5_000;

	private final String kind;

	private final Map<String, T> byId = new HashMap<>();

	private final Map<String, List<T>> byCustomer = new HashMap<>();

	private final List<T> all = new ArrayList<>();

	Table(String kind) {
		this.kind = kind;
	}

	T add(T object) {
		if (this.byId.put(object.id, object) == null) {
			this.all.add(object);
		}
		reindex(object);
		return object;
	}

	/** Files an object anew that has got its customer only now. */
	void reindex(T object) {
		var customer = object.customer();
		if (customer != null) {
			var own = this.byCustomer.computeIfAbsent(customer, (key) -> new ArrayList<>(1));
			if (own.isEmpty() || own.get(own.size() - 1) != object) {
				own.add(object);
			}
		}
	}

	@Nullable T find(String id) {
		return this.byId.get(id);
	}

	/** The object with an id that the sandbox itself has kept. */
	T get(String id) {
		var found = this.byId.get(id);
		if (found == null) {
			throw new IllegalStateException("No " + this.kind + " " + id);
		}
		return found;
	}

	/** The object that the address of a call names. */
	T named(Call call) {
		var found = this.byId.get(call.id());
		if (found == null) {
			throw ApiError.notFound(this.kind, call.id());
		}
		return found;
	}

	/** The object that a parameter names. */
	T referenced(String id, String param) {
		var found = this.byId.get(id);
		if (found == null) {
			throw ApiError.noReference(this.kind, id, param);
		}
		return found;
	}

	void remove(T object) {
		this.byId.remove(object.id);
		this.all.remove(object);
	}

	List<T> all() {
		return this.all;
	}

	List<T> of(String customer) {
		return this.byCustomer.getOrDefault(customer, List.of());
	}

	String kind() {
		return this.kind;
	}

	int size() {
		return this.all.size();
	}

	/**
	 * One page of what the filters customer and created leave, and what is wanted
	 * besides.
	 */
	Map<String, Object> page(Call call, java.util.function.Predicate<T> wanted) {
		var customer = call.params().text("customer");
		var created = Created.of(call.params());
		return Listing.page(call, (customer != null) ? of(customer) : all(),
				(object) -> created.holds(object.created) && wanted.test(object), StripeObject::id,
				StripeObject::render);
	}

	/**
	 * Forgets the oldest objects that were created before a moment, once there are many
	 * of them.
	 */
	void forgetBefore(long second) {
		if (this.all.size() <= FORGOTTEN_AT_ONCE || this.all.get(FORGOTTEN_AT_ONCE).created >= second) {
			return;
		}
		var kept = 0;
		while (kept < this.all.size() && this.all.get(kept).created < second) {
			this.byId.remove(this.all.get(kept).id);
			kept++;
		}
		this.all.subList(0, kept).clear();
	}

}
