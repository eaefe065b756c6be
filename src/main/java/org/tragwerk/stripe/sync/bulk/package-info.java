/**
 * Syncs many customers at once by list calls while there is a backlog.
 */
@NullMarked
package org.tragwerk.stripe.sync.bulk;

import org.jspecify.annotations.NullMarked;
