package org.tragwerk.pledging;

import org.tragwerk.member.Token;
import org.tragwerk.site.ClientNetwork;

/**
 * The browser and the network from which the pledge form was sent.
 *
 * @param networkHash keyed hash of the network, for storage
 */
record Requester(Token browserToken, ClientNetwork network, String networkHash) {
}
