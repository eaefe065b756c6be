/**
 * Stripe's REST interface: routes, strict parameters, expansion, paging, idempotency and
 * errors.
 */
@NullMarked
package org.tragwerk.sandbox.api;

import org.jspecify.annotations.NullMarked;
