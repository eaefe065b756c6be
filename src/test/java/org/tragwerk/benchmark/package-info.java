/**
 * Benchmarks of readers' requests, compared with baselines in the same run. See
 * {@code docs/benchmarks.md}.
 */
@NullMarked
package org.tragwerk.benchmark;

import org.jspecify.annotations.NullMarked;
