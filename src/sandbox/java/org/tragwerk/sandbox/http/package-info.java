/**
 * A small HTTP/1.1 server that can also cut a connection, which servers meant for use
 * cannot.
 */
@NullMarked
package org.tragwerk.sandbox.http;

import org.jspecify.annotations.NullMarked;
