package org.tragwerk.testing;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PortsTests {

	@Test
	void returnsEachPortOnce() {
		assertThat(IntStream.range(0, 100).map((any) -> Ports.free()).boxed()).doesNotHaveDuplicates();
	}

}
