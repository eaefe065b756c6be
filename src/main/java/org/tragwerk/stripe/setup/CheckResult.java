package org.tragwerk.stripe.setup;

import java.util.List;

/**
 * The result of one check of the Stripe account.
 *
 * @param differs true for a difference that has to be resolved, false for a hint
 * @param sentence the text that is printed
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
