/**
 * The article from which a reader came to the pledge form, so that the pages after the
 * payment lead back to it. It is stored in the reader's browser only.
 * <p>
 * Templates use the bean {@code referringArticle}.
 */
@ApplicationModule(displayName = "Article", allowedDependencies = { "newspaper", "site" })
@NullMarked
package org.tragwerk.article;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
