package org.tragwerk.stripe.client;

import java.util.ArrayList;
import java.util.List;

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
		var all = new ArrayList<T>();
		var hasMore = true;
		for (int number = 0; hasMore && number < maxPages; number++) {
			var last = all.isEmpty() ? null : all.get(all.size() - 1).getId();
			var page = StripeErrors.call(() -> call.list(last));
			all.addAll(page.getData());
			hasMore = Boolean.TRUE.equals(page.getHasMore()) && !page.getData().isEmpty();
		}
		if (hasMore) {
			logger.warn("Stopped reading a list after {} objects, although it has more", all.size());
		}
		return all;
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
