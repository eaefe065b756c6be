/**
 * Takes each guard out of the code in turn and names those that no test notices:
 * conditions and calls by mutation, SQL, templates and configuration by edits of their
 * text. The lists are in {@code src/test/guards}.
 */
package org.tragwerk.guards;
