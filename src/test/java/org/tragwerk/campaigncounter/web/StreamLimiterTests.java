package org.tragwerk.campaigncounter.web;

import java.time.Duration;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.site.ClientNetwork;

import static org.assertj.core.api.Assertions.assertThat;

class StreamLimiterTests {

	private static final ClientNetwork OFFICE = new ClientNetwork("203.0.113.7");

	private static final ClientNetwork HOME = new ClientNetwork("2001:db8:0:1:0:0:0:0/64");

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final StreamLimiter limiter = new StreamLimiter(
			new StreamProperties(5, 3, Duration.ofSeconds(1), Duration.ofSeconds(1)), this.meters);

	@Test
	@Fault("F113")
	void limitsTheStreamsOfANetwork() {
		assertThat(reserve(OFFICE, 3)).isEqualTo(3);
		assertThat(reserve(OFFICE, 2)).isZero();
		assertThat(reserve(HOME, 2)).isEqualTo(2);
		assertThat(refused("network")).isEqualTo(2);
		assertThat(refused("node")).isZero();
	}

	@Test
	void limitsTheStreamsOfTheNode() {
		reserve(OFFICE, 3);
		assertThat(reserve(HOME, 3)).isEqualTo(2);
		assertThat(refused("node")).isOne();
		assertThat(refused("network")).isZero();
	}

	@Test
	void storesOnlyNetworksWithStreams() {
		reserve(OFFICE, 2);
		reserve(HOME, 1);
		assertThat(networks()).isEqualTo(2);
		this.limiter.release(OFFICE);
		this.limiter.release(HOME);
		assertThat(networks()).isOne();
		this.limiter.release(OFFICE);
		assertThat(networks()).isZero();
	}

	private double networks() {
		return this.meters.get("tragwerk.streams.networks").gauge().value();
	}

	@Test
	void allowsReleasedStreamsToOthers() {
		reserve(OFFICE, 3);
		reserve(HOME, 2);
		this.limiter.release(OFFICE);
		assertThat(reserve(HOME, 2)).isOne();
		this.limiter.release(HOME);
		this.limiter.release(HOME);
		this.limiter.release(HOME);
		assertThat(reserve(OFFICE, 2)).isOne();
		assertThat(reserve(HOME, 3)).isEqualTo(2);
	}

	private int reserve(ClientNetwork network, int times) {
		var reserved = 0;
		for (var time = 0; time < times; time++) {
			reserved += this.limiter.reserve(network) ? 1 : 0;
		}
		return reserved;
	}

	private double refused(String limit) {
		var counter = this.meters.get("tragwerk.streams.refused").tag("limit", limit).counter();
		assertThat(counter.getId().getDescription()).isNotBlank();
		return counter.count();
	}

}
