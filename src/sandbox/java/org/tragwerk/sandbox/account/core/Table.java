package org.tragwerk.sandbox.account.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.ApiCall;
import org.tragwerk.sandbox.api.ListPage;
import org.tragwerk.sandbox.api.Route;
import org.tragwerk.sandbox.api.TimeRange;

/** All objects of one kind, by id, by customer and in order of creation. */
public final class Table<T extends StripeObject> {

	private static final int FORGOTTEN_AT_ONCE = 5_000;

	private final String kind;

	private final Map<String, T> byId = new HashMap<>();

	private final Map<String, List<T>> byCustomer = new HashMap<>();

	private final LazyHistory history;

	private final LazyList<T> all;

	private long latest = Long.MIN_VALUE;

	private boolean inOrder = true;

	Table(String kind) {
		this(kind, "", new LazyHistory());
	}

	/**
	 * A table with lazily created objects.
	 * @param prefix of their ids
	 */
	Table(String kind, String prefix, LazyHistory history) {
		this.kind = kind;
		this.history = history;
		this.all = new LazyList<>((placeholder) -> get(placeholder.id(prefix)));
	}

	public T add(T object) {
		this.history.load(object.customer());
		if (!this.byId.containsKey(object.id)) {
			insert(object);
		}
		return fill(object);
	}

	/** Adds placeholders of objects that are created later, in order of creation. */
	public void reserve(List<? extends Placeholder> all) {
		if (!all.isEmpty()) {
			append(all.get(0).at());
			append(all.get(all.size() - 1).at());
			this.all.reserve(all);
		}
	}

	/** Stores the object of a placeholder. */
	public T fill(T object) {
		this.byId.put(object.id, object);
		reindex(object);
		return object;
	}

	/**
	 * Inserts an object in order of creation, which is the end except during an advance.
	 */
	private void insert(T object) {
		if (this.inOrder && object.created < this.latest) {
			this.all.add(firstIn(this.all, object.created + 1), object);
		}
		else {
			append(object.created);
			this.all.add(object);
		}
	}

	private void append(long created) {
		this.inOrder &= this.latest <= created;
		this.latest = created;
	}

	/** Indexes an object whose customer was set later. */
	public void reindex(T object) {
		var customer = object.customer();
		if (customer != null) {
			var own = this.byCustomer.computeIfAbsent(customer, (key) -> new ArrayList<>(1));
			if (own.isEmpty() || own.get(own.size() - 1) != object) {
				own.add(object);
			}
		}
	}

	public @Nullable T find(String id) {
		var found = this.byId.get(id);
		if (found == null) {
			this.history.loadOwnerOf(id);
			found = this.byId.get(id);
		}
		return found;
	}

	/**
	 * The object with an id.
	 * @throws IllegalStateException if there is none
	 */
	public T get(String id) {
		var found = find(id);
		if (found == null) {
			throw new IllegalStateException("No " + this.kind + " " + id);
		}
		return found;
	}

	/** The route that reads one of these objects. */
	public Route retrieval(String path) {
		return new Route("GET", path + "/{id}", this.kind + ".retrieve", (call) -> named(call).render());
	}

	/**
	 * The object whose id is in the path of a call.
	 * @throws ApiError if there is none
	 */
	public T named(ApiCall call) {
		var found = find(call.id());
		if (found == null) {
			throw ApiError.notFound(this.kind, call.id());
		}
		return found;
	}

	/**
	 * The object whose id is the value of a parameter.
	 * @throws ApiError if there is none
	 */
	public T referenced(String id, String param) {
		var found = find(id);
		if (found == null) {
			throw ApiError.noReference(this.kind, id, param);
		}
		return found;
	}

	public void remove(T object) {
		this.byId.remove(object.id);
		this.all.remove(object);
	}

	public List<T> all() {
		return this.all;
	}

	public List<T> of(String customer) {
		this.history.load(customer);
		return this.byCustomer.getOrDefault(customer, List.of());
	}

	String kind() {
		return this.kind;
	}

	public int size() {
		return this.all.size();
	}

	/**
	 * One page of the objects that match the parameters {@code customer} and
	 * {@code created} and the predicate.
	 */
	public Map<String, Object> page(ApiCall call, Predicate<T> wanted) {
		return page(call, null, wanted);
	}

	/**
	 * One page of the matching objects of a customer.
	 * @param owner the customer to whom all matching objects belong, null if unknown
	 */
	public Map<String, Object> page(ApiCall call, @Nullable String owner, Predicate<T> wanted) {
		var customer = call.params().text("customer");
		var created = TimeRange.of(call.params(), "created");
		var narrowed = (customer != null) ? of(customer) : ((owner != null) ? of(owner) : createdWithin(created));
		return pageOf(narrowed, call, wanted);
	}

	/** One page of the matching ones of these objects, which are ordered oldest first. */
	public Map<String, Object> pageOf(List<T> some, ApiCall call, Predicate<T> wanted) {
		var created = TimeRange.of(call.params(), "created");
		return ListPage.page(call, some, (object) -> created.holds(object.created) && wanted.test(object),
				this::positionIn, StripeObject::render);
	}

	private List<T> createdWithin(TimeRange created) {
		return this.inOrder
				? this.all.subList(firstIn(this.all, created.from()),
						(created.to() == Long.MAX_VALUE) ? this.all.size() : firstIn(this.all, created.to() + 1))
				: this.all;
	}

	/** The index of an object in a part of the table, -1 if it is not in it. */
	private int positionIn(List<T> part, String id) {
		var object = find(id);
		if (object == null) {
			return -1;
		}
		for (int index = firstIn(part, object.created); index < part.size(); index++) {
			if (part.get(index) == object) {
				return index;
			}
		}
		return part.indexOf(object);
	}

	/** The index of the first object created at a Unix second or later. */
	private int firstIn(List<T> part, long second) {
		var low = 0;
		var high = part.size();
		while (low < high) {
			var middle = (low + high) >>> 1;
			if (part.get(middle).created < second) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

	/**
	 * Removes the objects that were created before a Unix second, but only once there are
	 * more than 5,000 of them.
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
