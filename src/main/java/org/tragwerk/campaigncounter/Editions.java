package org.tragwerk.campaigncounter;

/**
 * One version of the count in all languages.
 */
record Editions(long version, Edition german, Edition english) {

	Edition in(Language language) {
		return (language == Language.GERMAN) ? this.german : this.english;
	}

}
