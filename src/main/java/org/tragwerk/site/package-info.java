/**
 * The frame around every page: security chains, headers, languages, layout, limits and
 * the legal pages.
 * <p>
 * Public types: {@link ClientNetwork}, {@link Cookies}, {@link Languages},
 * {@link Limits}, {@link PublicRoute}, {@link PublicRoutes},
 * {@link SecurityChainBuilder}, {@link SiteProperties}.
 */
@ApplicationModule(displayName = "Site", allowedDependencies = {})
@NullMarked
package org.tragwerk.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
