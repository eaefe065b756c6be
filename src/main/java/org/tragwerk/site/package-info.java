/**
 * The frame around every page: security chains, headers, languages, layout, limits and
 * the legal pages.
 */
@ApplicationModule(displayName = "Site", allowedDependencies = {})
@NullMarked
package org.tragwerk.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
