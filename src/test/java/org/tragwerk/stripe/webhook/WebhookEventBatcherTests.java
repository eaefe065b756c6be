package org.tragwerk.stripe.webhook;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

import org.tragwerk.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.times;

class WebhookEventBatcherTests {

	private final WebhookEventRepository repository = Mockito.mock(WebhookEventRepository.class);

	private final WebhookEventBatcher batcher = new WebhookEventBatcher(this.repository);

	private final List<List<String>> written = new ArrayList<>();

	@AfterEach
	void stop() {
		this.batcher.destroy();
	}

	@Test
	@Fault("F95")
	void retriesAfterADeadlock() throws SQLException {
		willThrow(new SQLException("crossed", "40P01")).willDoNothing().given(this.repository).save(any());
		assertThatNoException().isThrownBy(() -> this.batcher.store(event("evt_1")));
		then(this.repository).should(times(2)).save(any());
	}

	@Test
	@Fault({ "F19", "F95" })
	void failsWhenTheDiskIsFull() throws SQLException {
		willThrow(new SQLException("full", "53100")).given(this.repository).save(any());
		assertThatExceptionOfType(WebhookEventNotStoredException.class)
			.isThrownBy(() -> this.batcher.store(event("evt_1")));
	}

	@Test
	@Fault("F7")
	void storesConcurrentDuplicatesOnce() throws SQLException, InterruptedException {
		keepTogether("evt_1", "evt_1", "evt_2");
		assertThat(this.written).hasSize(2);
		assertThat(this.written.get(1)).containsExactlyInAnyOrder("evt_1", "evt_2");
	}

	@ParameterizedTest
	@Fault("F95")
	@ValueSource(strings = { "22021", "23505" })
	void storesOtherEventsOfARejectedBatch(String state) throws SQLException, InterruptedException {
		refuse(state);
		var kept = keepTogether("evt_1", "evt_bad", "evt_2");
		assertThat(kept).containsExactly(true, false, true);
		assertThat(this.written).contains(List.of("evt_bad"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "22021", "23505" })
	void failsForASingleRejectedEvent(String state) throws SQLException {
		willThrow(new SQLException("refused", state)).given(this.repository).save(any());
		assertThatExceptionOfType(WebhookEventNotStoredException.class)
			.isThrownBy(() -> this.batcher.store(event("evt_1")))
			.withCauseInstanceOf(ExecutionException.class);
	}

	@Test
	void keepsTheInterruptFlag() throws SQLException {
		var written = new CountDownLatch(1);
		willAnswer((call) -> written.await(1, TimeUnit.MINUTES)).given(this.repository).save(any());
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(WebhookEventNotStoredException.class)
			.isThrownBy(() -> this.batcher.store(event("evt_1")));
		assertThat(Thread.interrupted()).isTrue();
		written.countDown();
	}

	@Test
	void doesNotRetryOneByOneAfterOtherFailures() throws SQLException, InterruptedException {
		refuse("57P01");
		var kept = keepTogether("evt_1", "evt_bad", "evt_2");
		assertThat(kept).containsExactly(false, false, false);
		assertThat(this.written).hasSize(2);
	}

	@Test
	void continuesAfterAnyFailure() throws SQLException, InterruptedException {
		refuse("runtime");
		assertThat(keepTogether("evt_1", "evt_bad", "evt_2")).containsExactly(false, false, false);
		assertThatNoException().isThrownBy(() -> this.batcher.store(event("evt_3")));
	}

	@Test
	void stopsItsThread() throws InterruptedException {
		var thread = writer();
		this.batcher.destroy();
		thread.join(20_000);
		assertThat(thread.isAlive()).isFalse();
	}

	private static Thread writer() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("webhook-events"))
			.max((one, other) -> Long.compare(one.getId(), other.getId()))
			.orElseThrow();
	}

	private String refused = "";

	private void refuse(String state) {
		this.refused = state;
	}

	/**
	 * Blocks the writer with a first event until all others are waiting, so that they
	 * form one batch.
	 */
	private List<Boolean> keepTogether(String... ids) throws SQLException, InterruptedException {
		var begun = new CountDownLatch(1);
		var go = new CountDownLatch(1);
		willAnswer((call) -> {
			var events = call.<Collection<WebhookEvent>>getArgument(0).stream().map((it) -> it.header().id()).toList();
			this.written.add(events);
			begun.countDown();
			go.await();
			if (!this.refused.isEmpty() && events.contains("evt_bad")) {
				if (this.refused.equals("runtime")) {
					throw new IllegalStateException("refused");
				}
				throw new SQLException("refused", this.refused);
			}
			return null;
		}).given(this.repository).save(any());
		var first = keep("evt_0");
		begun.await();
		var others = Stream.of(ids).map(this::keep).toList();
		while (this.waiting.getCount() > 0) {
			Thread.onSpinWait();
		}
		Thread.sleep(100);
		go.countDown();
		assertThat(first.join()).isTrue();
		return others.stream().map(CompletableFuture::join).toList();
	}

	private final CountDownLatch waiting = new CountDownLatch(4);

	private CompletableFuture<Boolean> keep(String id) {
		var kept = new CompletableFuture<Boolean>();
		new Thread(() -> {
			this.waiting.countDown();
			try {
				this.batcher.store(event(id));
				kept.complete(true);
			}
			catch (WebhookEventNotStoredException ex) {
				kept.complete(false);
			}
		}).start();
		return kept;
	}

	private static WebhookEvent event(String id) {
		return new WebhookEvent(new WebhookEventHeader(id, "foo.bar", false, null, null, null, null),
				WebhookEvent.Handling.RECORD, null, new byte[0]);
	}

}
