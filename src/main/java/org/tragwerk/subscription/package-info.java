/**
 * Subscriptions with the history of their pledges, gifts, and the contracts shown to
 * members.
 * <p>
 * Public: the front doors {@link org.tragwerk.subscription.Subscriptions},
 * {@link org.tragwerk.subscription.Contracts},
 * {@link org.tragwerk.subscription.Supporters},
 * {@link org.tragwerk.subscription.PledgeTexts} and
 * {@link org.tragwerk.subscription.DebitTexts}; the port
 * {@link org.tragwerk.subscription.Signups}; the events
 * {@link org.tragwerk.subscription.SubscriptionEvent} with
 * {@link org.tragwerk.subscription.EndReason}; the provider's state,
 * {@link org.tragwerk.subscription.CustomerSnapshot},
 * {@link org.tragwerk.subscription.SubscriptionSnapshot} and
 * {@link org.tragwerk.subscription.Status}; the ids
 * {@link org.tragwerk.subscription.SubscriptionId},
 * {@link org.tragwerk.subscription.GiftId},
 * {@link org.tragwerk.subscription.Contract.ContractId} and
 * {@link org.tragwerk.subscription.ContractNumber}; and the read models
 * {@link org.tragwerk.subscription.Contract},
 * {@link org.tragwerk.subscription.SubscriptionDetails} and
 * {@link org.tragwerk.subscription.DebitSchedule}.
 */
@ApplicationModule(displayName = "Subscription",
		allowedDependencies = { "money", "payment", "provider", "member", "mail", "newspaper", "site", "staff",
				"task" })
@NullMarked
package org.tragwerk.subscription;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
