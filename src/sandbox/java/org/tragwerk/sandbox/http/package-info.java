/**
 * A small HTTP/1.1 server that can reset connections on purpose.
 */
@NullMarked
package org.tragwerk.sandbox.http;

import org.jspecify.annotations.NullMarked;
