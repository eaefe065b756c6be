/**
 * Reader membership and voluntary payments for a newspaper without a paywall.
 * <p>
 * The words of this code, one for each thing. Stripe's word comes first, then Spring's,
 * then that of accounting or fundraising; a test refuses the words that were struck.
 * <dl>
 * <dt>Reader, member, supporter</dt>
 * <dd>Anyone on a page; a person known by an email address, <i>confirmed</i> once a
 * mailed link was used; a member with a subscription that counts.</dd>
 * <dt>Pledge, interval, gift</dt>
 * <dd>Amount and interval that a member agreed to; how often; what is paid once.</dd>
 * <dt>Pledge choice, pledge request</dt>
 * <dd>What a reader chose in the form; the same with name and address, validated.</dd>
 * <dt>Attempt, Checkout session</dt>
 * <dd>One try to set up a pledge, stored before Stripe is called; Stripe's page of
 * it.</dd>
 * <dt>Subscription, payment</dt>
 * <dd>The agreement under which a pledge is collected; one collection, paid or
 * failed.</dd>
 * <dt>Payment method, mandate</dt>
 * <dd>Card, SEPA debit or PayPal; what a SEPA debit refers to.</dd>
 * <dt>Refund, return, dispute</dt>
 * <dd>We give back; the bank takes back; the card holder objects.</dd>
 * <dt>Fee, net amount</dt>
 * <dd>What the provider keeps; what is left.</dd>
 * <dt>Past due, grace</dt>
 * <dd>The last payment failed; how long its supporter still counts.</dd>
 * <dt>Cancel, withdraw, end</dt>
 * <dd>Stop at the end of the period; undo within 14 days; be over.</dd>
 * <dt>Declaration</dt>
 * <dd>What came in by one of the two legal buttons, matched with a contract.</dd>
 * <dt>Webhook event, customer sync, snapshot</dt>
 * <dd>A hint from Stripe; the row for a customer that has to be fetched again; Stripe's
 * object as just fetched.</dd>
 * <dt>Lease, fence, backlog, dead</dt>
 * <dd>A worker's time on a row; the number that refuses a worker whose lease was lost;
 * what waits; what is not retried any more.</dd>
 * <dt>Command, provider</dt>
 * <dd>A change that Stripe is asked for; Stripe, or whoever collects beside it.</dd>
 * <dt>Sweep, recount</dt>
 * <dd>A search for what webhooks missed; a count from scratch.</dd>
 * <dt>Email, outbox, occasion</dt>
 * <dd>What is written to a member; where it waits; for what it is written once.</dd>
 * <dt>Campaign, placement</dt>
 * <dd>A public appeal with its count; where on a page a reader followed it.</dd>
 * <dt>Token, public route</dt>
 * <dd>A secret random value in a link or cookie; an address that needs no sign-in.</dd>
 * </dl>
 */
@NullMarked
package org.tragwerk;

import org.jspecify.annotations.NullMarked;
