package org.tragwerk.campaigncounter.web;

/**
 * Everything that is served of one version of a campaign, in all languages.
 */
record RenderedCampaign(long version, InLanguage german, InLanguage english) {

	InLanguage in(Language language) {
		return (language == Language.GERMAN) ? this.german : this.english;
	}

	/**
	 * The responses in one language, and the event that live streams send.
	 */
	record InLanguage(CachedResponse json, CachedResponse banner, CachedResponse picture, byte[] event) {
	}

}
