/**
 * Seeded supporters and the article page of a local demonstration.
 */
@NullMarked
package org.tragwerk.demo;

import org.jspecify.annotations.NullMarked;
