package org.tragwerk.campaigncounter.web;

import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All rendered responses of one version of a campaign, in all languages.
 */
record RenderedCampaign(CounterSnapshot snapshot, InLanguage german, InLanguage english) {

	long version() {
		return this.snapshot.version();
	}

	InLanguage in(Language language) {
		return (language == Language.GERMAN) ? this.german : this.english;
	}

	/** The ETags of all texts. */
	Stream<String> tags() {
		return Stream.of(this.german, this.english)
			.flatMap((each) -> Stream.of(each.json(), each.banner().at(null), each.svg()))
			.map(CachedResponse::tag);
	}

	/**
	 * The responses in one language, and the event of event streams. The pictures are
	 * drawn when they are first requested.
	 */
	record InLanguage(CachedResponse json, BannerFragment banner, CachedResponse svg, Supplier<CachedResponse> png,
			Supplier<CachedResponse> card, byte[] event) {
	}

}
