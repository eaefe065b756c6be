package org.tragwerk.subscription;

import java.util.Optional;
import java.util.UUID;

/**
 * What readers promised; kept by the module that took the promise.
 */
public interface Signups {

	/**
	 * The promise that a subscription now grows from, in the transaction of the caller.
	 * @return empty if we took no such promise
	 */
	Optional<Signup> complete(UUID attempt);

}
