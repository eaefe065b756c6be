/**
 * The parts that all pages share: security chains, headers, languages, layout, rate
 * limits, log masking and the legal pages. Other modules announce their routes as beans
 * of the type {@link PublicRoutes}.
 * <p>
 * Public types: {@link ClientNetwork}, the port {@link ContractTerms}, {@link Cookies},
 * {@link Languages}, {@link Limits}, {@link PublicRoute}, {@link PublicRoutes},
 * {@link SecurityChainBuilder}, {@link SiteProperties}, {@link TypedText},
 * {@link TypedTextValidator}, {@link VisibleText}.
 */
@ApplicationModule(displayName = "Site", allowedDependencies = { "newspaper", "task" })
@NullMarked
package org.tragwerk.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
