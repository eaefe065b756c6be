/**
 * A Stripe to try the product against: its own server, its own clock, its own state, and
 * nothing shared with the product. Where each behaviour is tried:
 * <table border="1">
 * <caption>Behaviour and test</caption>
 * <tr>
 * <th>Behaviour</th>
 * <th>Test</th>
 * </tr>
 * <tr>
 * <td>each field of the objects and no other</td>
 * <td>{@code CompletenessTests}, {@code MoneyTests}, {@code PortalTests},
 * {@code ModesTests}, {@code WaysTests}, {@code WebhookEndpointsTests}</td>
 * </tr>
 * <tr>
 * <td>each parameter of each call checked, expansion, paging, merged metadata,
 * errors</td>
 * <td>{@code StrictnessTests}, {@code PublishedParametersTests}</td>
 * </tr>
 * <tr>
 * <td>idempotency: replay, other parameters, key in use, stored 500, forgotten after a
 * day</td>
 * <td>{@code IdempotencyTests}</td>
 * </tr>
 * <tr>
 * <td>signature, two secrets, tries again, order, doubled, delayed, dropped, held
 * back</td>
 * <td>{@code DeliveryTests}, {@code LanesTests}, {@code WebhookEndpointsTests}</td>
 * </tr>
 * <tr>
 * <td>no subscription before Checkout's payment, order of the first events, balance line
 * a moment later</td>
 * <td>{@code CheckoutTests}</td>
 * </tr>
 * <tr>
 * <td>one payment, setting up for later</td>
 * <td>{@code OnceTests}, {@code ModesTests}</td>
 * </tr>
 * <tr>
 * <td>draft, finalisation an hour later or when {@code invoice.created} is acknowledged,
 * retries, past due, canceled or left past due</td>
 * <td>{@code RenewalTests}, {@code ChangesTests}</td>
 * </tr>
 * <tr>
 * <td>every interval, the 31st, leap years, ends on a boundary, schedules</td>
 * <td>{@code ChangesTests}, {@code RenewalTests}</td>
 * </tr>
 * <tr>
 * <td>direct debit: TARGET days, processing, late failure with an active subscription,
 * mandate revoked, no retry; PayPal at once</td>
 * <td>{@code WaysTests}, {@code BankCalendarTests}</td>
 * </tr>
 * <tr>
 * <td>fees by way, refunds whole and in parts, disputes, pay call</td>
 * <td>{@code MoneyTests}</td>
 * </tr>
 * <tr>
 * <td>portal: end by date alone, the customer's card only, what the configuration
 * allows</td>
 * <td>{@code PortalTests}</td>
 * </tr>
 * <tr>
 * <td>faults by route, resets before and after the effect</td>
 * <td>{@code RouteFaultTests}</td>
 * </tr>
 * <tr>
 * <td>a past without events</td>
 * <td>{@code SeedingTests}</td>
 * </tr>
 * </table>
 * It has no payouts, no test clocks, no proration, no {@code unpaid}, and refunds don't
 * fail later.
 */
@NullMarked
package org.tragwerk.sandbox;

import org.jspecify.annotations.NullMarked;
