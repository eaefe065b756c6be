/**
 * Benchmarks of many webhook events at once: their intake, and a day of renewals. See
 * {@code docs/benchmarks.md}.
 */
@NullMarked
package org.tragwerk.benchmark.storm;

import org.jspecify.annotations.NullMarked;
