package org.tragwerk.sandbox.delivery;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where deliveries go and with which secrets they are signed; without an address they go
 * nowhere.
 */
public record Target(@Nullable URI url, List<String> secrets) {

}
