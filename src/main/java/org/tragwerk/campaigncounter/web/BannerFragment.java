package org.tragwerk.campaigncounter.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The HTML fragments of one version in one language, which differ in the placement that
 * their link names. The first hundred are kept, which is more than a newspaper has;
 * anybody can make up more, and these are rendered for each request.
 */
final class BannerFragment {

	static final String DEFAULT_PLACEMENT = "banner";

	private static final int KEPT = 100;

	private final Function<String, CachedResponse> renderer;

	private final Map<String, CachedResponse> byPlacement = new ConcurrentHashMap<>();

	BannerFragment(Function<String, CachedResponse> renderer) {
		this.renderer = renderer;
		at(DEFAULT_PLACEMENT);
	}

	/** The fragment for a placement, null for one that is not named. */
	CachedResponse at(@Nullable String placement) {
		var named = (placement != null) ? placement : DEFAULT_PLACEMENT;
		var known = this.byPlacement.get(named);
		return (known != null) ? known : render(named);
	}

	private CachedResponse render(String placement) {
		var rendered = this.renderer.apply(placement);
		if (this.byPlacement.size() < KEPT) {
			this.byPlacement.put(placement, rendered);
		}
		return rendered;
	}

}
