/**
 * Test tools that know nothing of the product, so that the sandbox's tests may use them
 * as well.
 */
package org.tragwerk.testing;
