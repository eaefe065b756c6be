package org.tragwerk.task;

import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What was last read from the database for gauges. A scheduled method refreshes it, so
 * that scrapes of metrics read nothing.
 *
 * @param <T> the type of what is read
 */
public final class PolledValue<T> {

	private volatile @Nullable T value;

	/** Reads the value; it is unknown while the database is unavailable. */
	public void refresh(Supplier<T> query) {
		try {
			this.value = query.get();
		}
		catch (DataAccessException | TransactionException ex) {
			this.value = null;
		}
	}

	/** A gauge of a number in the value, NaN while it is unknown. */
	public Gauge.Builder<PolledValue<T>> gauge(String name, ToDoubleFunction<T> number) {
		return Gauge.builder(name, this, (polled) -> polled.number(number));
	}

	private double number(ToDoubleFunction<T> number) {
		var known = this.value;
		return (known != null) ? number.applyAsDouble(known) : Double.NaN;
	}

}
