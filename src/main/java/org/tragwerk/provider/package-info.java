/**
 * Typed commands to the payment provider: what it is asked to change, stored with the
 * reason for it, executed after the commit, done or refused.
 * <p>
 * Public: the front door {@link ProviderCommands}; what can be asked, a
 * {@link ProviderCommand}, namely {@link CancelSubscriptionCommand},
 * {@link RefundPaymentCommand}, {@link ExpireCheckoutCommand} or
 * {@link ChangePledgeCommand}, with its {@link CommandId}, {@link CommandPriority} and
 * {@link CommandState}; what became of it, {@link CommandDone} and
 * {@link CommandRefused}; the port {@link PaymentProvider} with its exceptions
 * {@link ProviderUnavailableException}, {@link ProviderRefusalException},
 * {@link StillCollectingException} and {@link CommandObsoleteException}.
 * <p>
 * <b>What is promised</b>
 * <ul>
 * <li>A request id is executed once, however often it is asked.</li>
 * <li>Two commands on one target never run at the same time.</li>
 * <li>A provider that gives no answer, and a debit that is still under way, are no
 * failures: the command waits. Any other failure is tried again, the longer the rarer,
 * hourly after twelve, and refused once it lasted for thirteen days, because money that
 * is due back is due within fourteen (section 357 of the German Civil Code).</li>
 * <li>What a person waits for goes first.</li>
 * </ul>
 */
@ApplicationModule(displayName = "Provider", allowedDependencies = { "money", "task" })
@NullMarked
package org.tragwerk.provider;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
