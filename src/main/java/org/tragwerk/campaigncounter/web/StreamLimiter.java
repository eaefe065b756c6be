package org.tragwerk.campaigncounter.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.tragwerk.site.ClientNetwork;

/**
 * Counts the event streams of this node and of each network, and refuses what is beyond
 * one of the two limits.
 */
final class StreamLimiter {

	private final StreamProperties limits;

	private final AtomicInteger streams = new AtomicInteger();

	private final Map<ClientNetwork, Integer> networks = new ConcurrentHashMap<>();

	private final Counter refusedByNode;

	private final Counter refusedByNetwork;

	StreamLimiter(StreamProperties limits, MeterRegistry meters) {
		this.limits = limits;
		this.refusedByNode = counter("node", meters);
		this.refusedByNetwork = counter("network", meters);
		Gauge.builder("tragwerk.streams.networks", this.networks, Map::size)
			.description("Networks with open event streams of this node")
			.register(meters);
	}

	private static Counter counter(String limit, MeterRegistry meters) {
		return Counter.builder("tragwerk.streams.refused")
			.description("Requests for a live stream beyond the limit of the node or of a network")
			.tag("limit", limit)
			.register(meters);
	}

	/** Counts a stream of this network; false, and not counted, beyond a limit. */
	boolean reserve(ClientNetwork network) {
		if (this.streams.incrementAndGet() > this.limits.streams()) {
			this.streams.decrementAndGet();
			this.refusedByNode.increment();
			return false;
		}
		if (this.networks.merge(network, 1, Integer::sum) > this.limits.streamNetwork()) {
			release(network);
			this.refusedByNetwork.increment();
			return false;
		}
		return true;
	}

	void release(ClientNetwork network) {
		this.streams.decrementAndGet();
		this.networks.computeIfPresent(network, (any, open) -> (open > 1) ? open - 1 : null);
	}

}
