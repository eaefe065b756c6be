package org.tragwerk.sandbox.api;

/** An API call: path, id and checked parameters. */
public record ApiCall(String path, String id, Params params) {

}
