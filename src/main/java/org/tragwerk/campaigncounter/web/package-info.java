/**
 * Serves campaigns from memory: the JSON, the fragment, the picture, the custom element
 * and live streams, on Tomcat's internals where these make requests cheap.
 */
@NullMarked
package org.tragwerk.campaigncounter.web;

import org.jspecify.annotations.NullMarked;
