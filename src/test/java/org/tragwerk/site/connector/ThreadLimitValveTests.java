package org.tragwerk.site.connector;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.tragwerk.Fault;
import org.tragwerk.site.connector.BodyServer.Client;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class ThreadLimitValveTests {

	private static final int PAGES = 5;

	private static final int WEBHOOKS = 3;

	private static final int PROBES = 1;

	private final Semaphore working = new Semaphore(0);

	private final CountDownLatch end = new CountDownLatch(1);

	private final BodyServer server = new BodyServer(Duration.ofSeconds(10), new Waiting());

	private final ArrayList<Client> clients = new ArrayList<>();

	@AfterEach
	void stop() throws IOException {
		this.end.countDown();
		for (var client : this.clients) {
			client.close();
		}
		this.server.close();
	}

	@Test
	@Fault("F17")
	void leavesThreadsForOthersWhateverPagesWebhooksAndProbesWaitFor() throws Exception {
		occupy("/support", PAGES);
		occupy("/hook", WEBHOOKS);
		occupy("/livez", PROBES);
		for (var path : new String[] { "/cancel", "/hook", "/readyz" }) {
			var refused = send(path);
			assertThat(refused.status()).isEqualTo(503);
			assertThat(refused.next("Retry-After")).isEqualTo("Retry-After: 2");
		}
		assertThat(this.server.refused(503)).isEqualTo(3);
		this.end.countDown();
		for (var client : this.clients.subList(0, PAGES + WEBHOOKS + PROBES)) {
			assertThat(client.status()).isEqualTo(200);
		}
		for (var again = 0; again < 2 * PAGES; again++) {
			assertThat(send("/support").status()).isEqualTo(200);
		}
	}

	private void occupy(String path, int threads) throws InterruptedException {
		for (var thread = 0; thread < threads; thread++) {
			send(path);
		}
		this.working.acquire(threads);
	}

	private Client send(String path) {
		var client = this.server.send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
		this.clients.add(client);
		return client;
	}

	private final class Waiting extends HttpServlet {

		@Override
		protected void service(HttpServletRequest request, HttpServletResponse response) {
			ThreadLimitValveTests.this.working.release();
			try {
				ThreadLimitValveTests.this.end.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
