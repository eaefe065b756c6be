/**
 * What a storm of notices costs: taking them in, and working off a day of renewals. See
 * {@code docs/benchmarks.md}.
 */
@NullMarked
package org.tragwerk.benchmark.storm;

import org.jspecify.annotations.NullMarked;
