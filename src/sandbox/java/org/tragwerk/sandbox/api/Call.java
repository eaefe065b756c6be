package org.tragwerk.sandbox.api;

/**
 * One call on its way to an endpoint: the address, the id within it, and checked
 * parameters.
 */
public record Call(String path, String id, Params params) {

}
