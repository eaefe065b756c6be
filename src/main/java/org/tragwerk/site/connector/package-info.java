/**
 * Receives the bodies of requests without holding a thread, and shares the threads among
 * webhooks and pages, with Tomcat's internal API.
 */
@NullMarked
package org.tragwerk.site.connector;

import org.jspecify.annotations.NullMarked;
