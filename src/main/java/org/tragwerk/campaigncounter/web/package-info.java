/**
 * Serves campaigns from memory: JSON, HTML fragment, SVG, PNG, custom element and event
 * streams, with Tomcat's internal API where that makes requests cheap.
 */
@NullMarked
package org.tragwerk.campaigncounter.web;

import org.jspecify.annotations.NullMarked;
