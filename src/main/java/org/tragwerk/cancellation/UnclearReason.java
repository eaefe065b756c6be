package org.tragwerk.cancellation;

/**
 * The reason for which staff have to resolve a declaration.
 */
enum UnclearReason {

	/** No contract matched. */
	NO_CONTRACT,
	/** The withdrawal period was over. */
	LATE,
	/** Staff have to assess the reason; the contract is canceled meanwhile. */
	EXTRAORDINARY,
	/** Matching or executing it failed. */
	FAILED

}
