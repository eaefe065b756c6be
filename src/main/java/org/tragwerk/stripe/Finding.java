package org.tragwerk.stripe;

import java.util.List;

/**
 * One sentence about the connection.
 *
 * @param differs whether something has to be done about it; without, it is good to know
 * @param sentence for whoever runs the check
 */
record Finding(boolean differs, String sentence) {

	static Finding difference(String sentence) {
		return new Finding(true, sentence);
	}

	static Finding note(String sentence) {
		return new Finding(false, sentence);
	}

	static List<Finding> differences(List<String> sentences) {
		return sentences.stream().map(Finding::difference).toList();
	}

	@Override
	public String toString() {
		return (this.differs ? "differs  " : "note     ") + this.sentence;
	}

}
