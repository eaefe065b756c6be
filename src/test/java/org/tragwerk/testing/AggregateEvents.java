package org.tragwerk.testing;

import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * The events that an aggregate has registered.
 */
public final class AggregateEvents {

	private AggregateEvents() {
	}

	/** Returns and clears the events that were not published yet. */
	public static List<Object> takeEvents(AbstractAggregateRoot<?> aggregate) {
		Collection<Object> events = ReflectionTestUtils.invokeMethod(aggregate, "domainEvents");
		var taken = List.copyOf(Objects.requireNonNull(events));
		ReflectionTestUtils.invokeMethod(aggregate, "clearDomainEvents");
		return taken;
	}

}
