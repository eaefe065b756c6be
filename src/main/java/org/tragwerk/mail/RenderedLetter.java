package org.tragwerk.mail;

/**
 * A letter as people read it.
 */
record RenderedLetter(String subject, String text, String html) {
}
