/**
 * What only a demonstration needs.
 */
@NullMarked
package org.tragwerk.demo;

import org.jspecify.annotations.NullMarked;
