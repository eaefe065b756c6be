package org.tragwerk.campaigncounter;

/**
 * Everything that is served in one language for one version of the count.
 */
record Edition(long version, Answer json, Answer banner, Answer picture, byte[] event) {
}
