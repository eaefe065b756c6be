/**
 * What many webhook events at once cost: the intake, and a day of renewals. See
 * {@code docs/benchmarks.md}.
 */
@NullMarked
package org.tragwerk.benchmark.storm;

import org.jspecify.annotations.NullMarked;
