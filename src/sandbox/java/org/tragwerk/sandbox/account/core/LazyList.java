package org.tragwerk.sandbox.account.core;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A list of objects in order of creation, in which placeholders are replaced by their
 * objects when they are read.
 */
final class LazyList<T extends StripeObject> extends AbstractList<T> {

	private final List<Object> rows = new ArrayList<>();

	private final Function<Placeholder, T> loader;

	LazyList(Function<Placeholder, T> loader) {
		this.loader = loader;
	}

	void reserve(List<? extends Placeholder> all) {
		this.rows.addAll(all);
	}

	@Override
	@SuppressWarnings("unchecked")
	public T get(int index) {
		var row = this.rows.get(index);
		if (row instanceof Placeholder placeholder) {
			row = this.loader.apply(placeholder);
			this.rows.set(index, row);
		}
		return (T) row;
	}

	@Override
	public void add(int index, T object) {
		this.rows.add(index, object);
	}

	@Override
	public T remove(int index) {
		var removed = get(index);
		this.rows.remove(index);
		return removed;
	}

	@Override
	protected void removeRange(int from, int to) {
		this.rows.subList(from, to).clear();
	}

	@Override
	public int size() {
		return this.rows.size();
	}

}
