package org.tragwerk.pledging;

import java.net.URI;

/**
 * A Checkout session: the provider's page on which a reader pays.
 *
 * @param customerId the provider's id of the customer made for this attempt
 * @param checkoutId the provider's id of the session
 */
public record CheckoutSession(String customerId, String checkoutId, URI url) {
}
