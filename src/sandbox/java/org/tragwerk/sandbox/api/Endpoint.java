package org.tragwerk.sandbox.api;

import java.util.Map;

/** Handles the calls of one route and returns the response's JSON object. */
@FunctionalInterface
public interface Endpoint {

	Map<String, Object> handle(ApiCall call);

}
