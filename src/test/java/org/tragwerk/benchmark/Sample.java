package org.tragwerk.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * The values of one measurement, one for each round.
 */
record Sample(List<Double> values) {

	Sample() {
		this(new ArrayList<>());
	}

	void add(double value) {
		this.values.add(value);
	}

	double median() {
		return quantile(0.5);
	}

	double quantile(double share) {
		var sorted = this.values.stream().sorted().toList();
		return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
	}

	/** The quotients of this sample's and the other's values of the same round. */
	Sample by(Sample other) {
		var ratios = new Sample();
		for (int round = 0; round < this.values.size(); round++) {
			ratios.add(this.values.get(round) / other.values.get(round));
		}
		return ratios;
	}

	/** Median, minimum and maximum, such as {@code 0.61 (0.58 to 0.63)}. */
	String text(String format) {
		return (format + " (" + format + " to " + format + ")").formatted(median(), quantile(0), quantile(1));
	}

}
