package org.tragwerk.site;

import java.util.List;

/**
 * Port to the settings of contracts that the terms page states, implemented by the module
 * {@code subscription}.
 */
public interface ContractTerms {

	/**
	 * Whether a contract with a period of more than a month ends within a month of its
	 * cancellation once its first period is over, and the rest is refunded.
	 */
	boolean endWithinAMonth();

	/** The sections of the terms, by the names in {@code site.terms.<name>.title}. */
	default List<String> sections() {
		return List.of("partner", "start", "payment", "end", "withdrawal", "free", "receipt");
	}

}
