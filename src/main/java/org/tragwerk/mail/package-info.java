/**
 * Emails: outbox, rendering, sending, and a record of sent emails.
 * <p>
 * Public types: {@link EmailMessage}, {@link EmailTemplate}, {@link Outbox}.
 */
@ApplicationModule(displayName = "Mail", allowedDependencies = { "newspaper", "task" })
@NullMarked
package org.tragwerk.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
