package org.tragwerk.stripe.sync;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import com.stripe.model.HasId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.task.FailureReason;

/**
 * Converts the objects of a fetch, each on its own: one that cannot be converted is left
 * out with its reason, and all others are synced.
 */
final class UnsupportedObjects {

	private static final Logger logger = LoggerFactory.getLogger(UnsupportedObjects.class);

	private final Map<String, String> reasons = new LinkedHashMap<>();

	/** The result of the conversion; empty if it fails. */
	<T extends HasId, R> Optional<R> convert(T object, Function<T, R> conversion) {
		try {
			return Optional.of(conversion.apply(object));
		}
		catch (UnsupportedObjectException ex) {
			add(object, String.valueOf(ex.getMessage()));
		}
		catch (RuntimeException ex) {
			add(object, FailureReason.of(ex));
		}
		return Optional.empty();
	}

	/** The results of a conversion to any number of objects; none if it fails. */
	<T extends HasId, R> Stream<R> convertEach(T object, Function<T, Stream<R>> conversion) {
		return convert(object, (one) -> conversion.apply(one).toList()).stream().flatMap((all) -> all.stream());
	}

	private void add(HasId object, String reason) {
		logger.warn("{} is not supported: {}", object.getId(), reason);
		this.reasons.put(object.getId(), reason);
	}

	/** The reasons so far, by Stripe's id of the object. */
	Map<String, String> reasons() {
		return Map.copyOf(this.reasons);
	}

}
