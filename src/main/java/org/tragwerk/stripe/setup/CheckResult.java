package org.tragwerk.stripe.setup;

import java.util.List;

/**
 * One sentence about the connection.
 *
 * @param differs whether something has to be done about it; without, it is good to know
 * @param sentence for whoever runs the check
 */
record CheckResult(boolean differs, String sentence) {

	static CheckResult difference(String sentence) {
		return new CheckResult(true, sentence);
	}

	static CheckResult hint(String sentence) {
		return new CheckResult(false, sentence);
	}

	static List<CheckResult> differences(List<String> sentences) {
		return sentences.stream().map(CheckResult::difference).toList();
	}

	@Override
	public String toString() {
		return (this.differs ? "differs  " : "note     ") + this.sentence;
	}

}
