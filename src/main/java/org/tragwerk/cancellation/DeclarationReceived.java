package org.tragwerk.cancellation;

/**
 * Something was declared; told so that it is looked at as soon as that is committed.
 */
record DeclarationReceived() {
}
