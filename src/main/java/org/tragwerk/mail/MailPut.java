package org.tragwerk.mail;

/**
 * A letter was put into the outbox; told so that it leaves as soon as that is committed.
 */
record MailPut(String kind) {
}
