package org.tragwerk.sandbox.account.core;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The tables of all objects, by class and by id prefix. */
public final class ObjectTables {

	private final LazyHistory history = new LazyHistory();

	private final Map<Class<?>, Table<?>> byClass = new LinkedHashMap<>();

	private final Map<String, Table<?>> byPrefix = new HashMap<>();

	/**
	 * Adds the table of a kind of object.
	 * @param prefixes the prefixes of its ids; none if ids without a known prefix belong
	 * to it
	 */
	public <T extends StripeObject> void add(Class<T> type, String kind, String... prefixes) {
		put(type, new Table<T>(kind), prefixes);
	}

	/**
	 * Adds a table with lazily created objects.
	 * @param seeded the prefix of the seeded objects' ids, without an underscore
	 */
	public <T extends StripeObject> void addLazy(Class<T> type, String kind, String seeded, String... prefixes) {
		put(type, new Table<T>(kind, seeded, this.history), prefixes);
	}

	/** The seeded payments whose objects have not been created yet. */
	public LazyHistory history() {
		return this.history;
	}

	@SuppressWarnings("unchecked")
	<T extends StripeObject> Table<T> of(Class<T> type) {
		var table = this.byClass.get(type);
		if (table == null) {
			throw new IllegalArgumentException("There is no table of " + type);
		}
		return (Table<T>) table;
	}

	/** Finds an object of any kind. */
	public @Nullable StripeObject find(String id) {
		var first = id.indexOf('_') + 1;
		var second = id.indexOf('_', first) + 1;
		var table = (second > 0) ? this.byPrefix.get(id.substring(0, second)) : null;
		table = (table != null) ? table : this.byPrefix.get(id.substring(0, first));
		table = (table != null) ? table : this.byPrefix.get("");
		return (table != null) ? table.find(id) : null;
	}

	/** The customer of the first of these objects that has one. */
	public @Nullable String customerOf(@Nullable String... ids) {
		for (var id : ids) {
			var found = (id != null && id.indexOf('_') > 0) ? find(id) : null;
			if (found != null && found.customer() != null) {
				return found.customer();
			}
		}
		return null;
	}

	/** The number of objects of each kind. */
	public Map<String, Integer> sizes() {
		var sizes = new LinkedHashMap<String, Integer>();
		this.byClass.values().forEach((table) -> sizes.put(table.kind(), table.size()));
		return sizes;
	}

	/** All objects of a kind, oldest first. */
	public List<? extends StripeObject> ofKind(String kind) {
		return this.byClass.values()
			.stream()
			.filter((table) -> table.kind().equals(kind))
			.findFirst()
			.<List<? extends StripeObject>>map(Table::all)
			.orElse(List.of());
	}

	private void put(Class<?> type, Table<?> table, String... prefixes) {
		this.byClass.put(type, table);
		for (var prefix : prefixes) {
			this.byPrefix.put(prefix, table);
		}
	}

}
