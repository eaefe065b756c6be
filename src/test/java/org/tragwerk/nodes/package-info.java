/**
 * The product as several processes on one database: killed, frozen, stopped, and in a
 * storm.
 */
@NullMarked
package org.tragwerk.nodes;

import org.jspecify.annotations.NullMarked;
