/**
 * Removes each guard from the code in turn and reports those whose removal no test
 * notices: conditions and calls by mutation testing; SQL, templates and configuration by
 * text edits. The lists are in {@code src/test/guards}.
 */
package org.tragwerk.guards;
