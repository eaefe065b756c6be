package org.tragwerk.pledging;

/**
 * A reader is back from Checkout and waits for the confirmation.
 *
 * @param customerId the provider's id of the customer made for the attempt
 */
public record CheckoutReturned(String customerId) {
}
