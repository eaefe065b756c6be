package org.tragwerk.sandbox.api;

/** An API call: path, the id in it, and validated parameters. */
public record ApiCall(String path, String id, Params params) {

}
