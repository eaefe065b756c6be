package org.tragwerk.benchmark;

/**
 * One row of the result table.
 */
record Row(String what, String against, String measured, String floor, String result, boolean holds) {

	static final String HEAD = """
			| What | Against | Measured | Floor | Result | |
			|---|---|---|---|---|---|
			""";

	@Override
	public String toString() {
		return "| %s | %s | %s | %s | %s | %s |".formatted(this.what, this.against, this.measured, this.floor,
				this.result, this.holds ? "holds" : "**does not hold**");
	}

}
