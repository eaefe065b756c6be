/**
 * Reader membership and voluntary payments for a newspaper without a paywall.
 */
@NullMarked
package org.tragwerk;

import org.jspecify.annotations.NullMarked;
