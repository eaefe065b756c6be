package org.tragwerk.pledging;

/**
 * A reader has returned from Checkout and is waiting for the confirmation.
 *
 * @param customerId the provider's id of the customer made for the attempt
 */
public record CheckoutReturned(String customerId) {
}
