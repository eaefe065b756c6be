package org.tragwerk.stripe.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import com.stripe.exception.StripeException;
import com.stripe.model.HasId;
import com.stripe.model.StripeCollectionInterface;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads Stripe's paginated lists.
 */
public final class StripeLists {

	/** Stripe's maximum page size. */
	public static final long PAGE = 100;

	private static final Logger logger = LoggerFactory.getLogger(StripeLists.class);

	private StripeLists() {
	}

	/**
	 * Reads all objects of a list, the newest first.
	 * @param maxPages the number of pages after which reading stops, whether or not there
	 * are more
	 * @throws org.tragwerk.provider.ProviderUnavailableException if Stripe could not be
	 * reached or answered with a temporary error
	 */
	public static <T extends HasId> List<T> readAll(PageCall<T> call, int maxPages) {
		return readAll(call, maxPages, (object) -> true);
	}

	/**
	 * Reads all pages of a list, the newest objects first, and keeps some of the objects.
	 * The others can be collected as soon as their page is read.
	 * @param maxPages the number of pages after which reading stops, whether or not there
	 * are more
	 * @throws org.tragwerk.provider.ProviderUnavailableException if Stripe could not be
	 * reached or answered with a temporary error
	 */
	public static <T extends HasId> List<T> readAll(PageCall<T> call, int maxPages, Predicate<T> isKept) {
		var kept = new ArrayList<T>();
		String last = null;
		var hasMore = true;
		for (int number = 0; hasMore && number < maxPages; number++) {
			var objects = readPage(call, last);
			objects.getData().stream().filter(isKept).forEach(kept::add);
			hasMore = Boolean.TRUE.equals(objects.getHasMore()) && !objects.getData().isEmpty();
			last = hasMore ? objects.getData().get(objects.getData().size() - 1).getId() : last;
		}
		if (hasMore) {
			logger.warn("Stopped reading a list after {} pages, although it has more", maxPages);
		}
		return kept;
	}

	private static <T extends HasId> StripeCollectionInterface<T> readPage(PageCall<T> call, @Nullable String after) {
		return StripeErrors.call(() -> call.list(after));
	}

	/**
	 * Requests one page.
	 *
	 * @param <T> the type of the listed objects
	 */
	public interface PageCall<T extends HasId> {

		/**
		 * Requests the page that follows an object.
		 * @param after the object's id, null for the first page
		 */
		StripeCollectionInterface<T> list(@Nullable String after) throws StripeException;

	}

}
