package org.tragwerk.nodes;

import org.junit.jupiter.api.Test;
import org.tragwerk.SharedSurroundings;

class ProcessTests {

	@Test
	void starts() throws Exception {
		try (var cluster = Cluster.on(SharedSurroundings.database())) {
			for (int i = 0; i < 3; i++) {
				var t = System.nanoTime();
				var node = cluster.start("one" + i).awaitReady();
				System.out.println("CPU " + node.cpu() + " START " + (System.nanoTime() - t) / 1_000_000);
				t = System.nanoTime();
				node.terminate();
				System.out.println(
						node.exit(java.time.Duration.ofSeconds(30)) + " STOP " + (System.nanoTime() - t) / 1_000_000);
			}
		}
	}

}
