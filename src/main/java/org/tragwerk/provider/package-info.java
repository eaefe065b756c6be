/**
 * Typed commands to the payment provider, which are stored, executed after the commit,
 * and then done or refused.
 * <p>
 * Public: the front door {@link ProviderCommands}; the commands, {@link ProviderCommand}:
 * {@link CancelSubscriptionCommand}, {@link RefundPaymentCommand},
 * {@link ExpireCheckoutCommand}, {@link ChangePledgeCommand} or
 * {@link VoidDraftsCommand}, with its {@link CommandId}, {@link CommandPriority} and
 * {@link CommandState}; the events {@link CommandDone} and {@link CommandRefused}; the
 * port {@link PaymentProvider} with its exceptions {@link ProviderUnavailableException},
 * {@link ProviderRefusedException}, {@link StillPendingException} and
 * {@link CommandObsoleteException}.
 * <p>
 * <b>Guarantees</b>
 * <ul>
 * <li>A request id is executed once, however often it is queued.</li>
 * <li>Two commands on one target never run at the same time.</li>
 * <li>An unavailable provider and a pending debit or refund are no failures: the command
 * waits. Any other failure is retried with exponential backoff, hourly after twelve
 * failures, and refused after thirteen days, because money has to be refunded within
 * fourteen (section 357 of the German Civil Code).</li>
 * <li>Commands that a person is waiting for are executed first.</li>
 * </ul>
 */
@ApplicationModule(displayName = "Provider", allowedDependencies = { "money", "staff", "task" })
@NullMarked
package org.tragwerk.provider;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
