package org.tragwerk.sandbox.api;

import java.util.Map;

/** Does what one route is for and answers the object to send back. */
@FunctionalInterface
public interface Endpoint {

	Map<String, Object> handle(ApiCall call);

}
