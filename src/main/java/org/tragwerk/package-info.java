/**
 * Reader membership and voluntary payments for a newspaper without a paywall.
 * <p>
 * Glossary. Each concept has one name: Stripe's term if there is one, else Spring's, else
 * that of accounting or fundraising. {@code NamesTests} rejects the synonyms that are not
 * used.
 * <dl>
 * <dt>Reader</dt>
 * <dd>Anyone who visits a page.</dd>
 * <dt>Member</dt>
 * <dd>A person identified by an email address; <i>confirmed</i> once a link sent to that
 * address was used.</dd>
 * <dt>Supporter</dt>
 * <dd>A member with a subscription that counts.</dd>
 * <dt>Pledge, interval</dt>
 * <dd>The amount and interval that a member agreed to pay; how often it is paid.</dd>
 * <dt>Gift</dt>
 * <dd>A single payment without a subscription.</dd>
 * <dt>Pledge choice, pledge request</dt>
 * <dd>Amount, interval and last month chosen in the form; the whole validated form.</dd>
 * <dt>Attempt</dt>
 * <dd>One attempt to set up a pledge or make a gift, stored before Stripe is called.</dd>
 * <dt>Checkout session</dt>
 * <dd>Stripe's hosted payment page of an attempt.</dd>
 * <dt>Subscription, payment</dt>
 * <dd>The agreement under which a pledge is collected; one of its collections, paid or
 * failed.</dd>
 * <dt>Payment method, mandate</dt>
 * <dd>Card, SEPA debit or PayPal; the payer's authorization of SEPA debits.</dd>
 * <dt>Refund, return, dispute</dt>
 * <dd>Money that we pay back; a SEPA debit that the bank returns; a card or PayPal
 * payment that the payer contests.</dd>
 * <dt>Fee, net amount</dt>
 * <dd>The provider's share of a payment; the rest.</dd>
 * <dt>Past due, grace period</dt>
 * <dd>The status after a failed payment; the time for which its member still counts.</dd>
 * <dt>Cancel, withdraw, end</dt>
 * <dd>To schedule the end for the end of a period; to undo a contract within 14 days; to
 * stop being active, for any reason.</dd>
 * <dt>Declaration</dt>
 * <dd>A cancellation or withdrawal sent with one of the two legal buttons.</dd>
 * <dt>Webhook event</dt>
 * <dd>A notification from Stripe, used only as a hint that an object has changed.</dd>
 * <dt>Customer sync, snapshot</dt>
 * <dd>Fetching the current state of a customer from Stripe, queued with one row for each
 * customer; an object as fetched.</dd>
 * <dt>Lease, fence</dt>
 * <dd>A worker's exclusive right to a row for a limited time; the fencing token with
 * which writes of a worker that lost its lease are rejected.</dd>
 * <dt>Backlog, dead</dt>
 * <dd>The rows that wait in a queue; a row that is not retried any more.</dd>
 * <dt>Command, provider</dt>
 * <dd>A change to be made at the payment provider; Stripe, behind ports.</dd>
 * <dt>Sweep, recount</dt>
 * <dd>A job that finds changes whose webhook events were lost; counting all supporters
 * anew.</dd>
 * <dt>Outbox, occasion</dt>
 * <dd>The queue of emails; what distinguishes emails of the same kind and subject.</dd>
 * <dt>Campaign, placement</dt>
 * <dd>A public appeal that shows the count; where on a page its link was.</dd>
 * <dt>Token</dt>
 * <dd>A secret random value in a link or cookie.</dd>
 * <dt>Public route</dt>
 * <dd>A path that requires no sign-in.</dd>
 * </dl>
 */
@NullMarked
package org.tragwerk;

import org.jspecify.annotations.NullMarked;
