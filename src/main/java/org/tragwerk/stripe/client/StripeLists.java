package org.tragwerk.stripe.client;

import java.util.ArrayList;
import java.util.List;

import com.stripe.exception.StripeException;
import com.stripe.model.HasId;
import com.stripe.model.StripeCollectionInterface;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists page by page.
 */
public final class StripeLists {

	/** The most objects that Stripe puts on a page. */
	public static final long PAGE = 100;

	private StripeLists() {
	}

	/**
	 * Reads all objects of a list, the newest first.
	 * @param maxPages where to stop
	 * @throws org.tragwerk.provider.ProviderUnavailableException if Stripe gave no answer
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
		return all;
	}

	/**
	 * Requests one page.
	 *
	 * @param <T> what is listed
	 */
	public interface PageCall<T extends HasId> {

		/**
		 * The page after that object.
		 * @param after the object's id, null for the first page
		 */
		StripeCollectionInterface<T> list(@Nullable String after) throws StripeException;

	}

}
