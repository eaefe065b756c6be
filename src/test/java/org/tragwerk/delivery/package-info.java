/**
 * Tests of what is delivered beside the classes: the image, the services around it, the
 * libraries in the jar, and the rights in the database.
 */
package org.tragwerk.delivery;
