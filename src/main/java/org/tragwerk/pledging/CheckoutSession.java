package org.tragwerk.pledging;

import java.net.URI;

/**
 * The provider's page on which a reader pays.
 *
 * @param customer the provider's id of the customer made for this attempt
 * @param reference the provider's id of the page
 */
public record CheckoutSession(String customerId, String checkoutId, URI url) {
}
