package org.tragwerk.stripe.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.stripe.client.FakeStripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

class ReversalSweepJobTests {

	private final FakeStripe stripe = new FakeStripe();

	private final SyncQueue syncQueue = mock(SyncQueue.class);

	private final SyncWorker worker = mock(SyncWorker.class);

	private final SweepRuns sweepRuns = mock(SweepRuns.class);

	private final ReversalSweepJob job = new ReversalSweepJob(this.stripe.client(), this.syncQueue, this.worker,
			this.sweepRuns, Clock.fixed(Instant.ofEpochSecond(1800000000), ZoneOffset.UTC));

	@Test
	@Fault({ "F24", "F69" })
	void marksThePaymentsOfWhichSomethingWentBackLately() {
		this.stripe.list("GET /v1/refunds", object("re_1", "\"pi_1\""), object("re_2", "\"pi_2\""),
				object("re_3", "null"));
		this.stripe.list("GET /v1/disputes", object("du_1", "\"pi_2\""), object("du_2", "\"pi_3\""));
		given(this.syncQueue.markDirty(List.of("pi_1", "pi_2", "pi_3"), Duration.ofDays(1), 500)).willReturn(2);
		this.job.sweep();
		assertThat(this.stripe.asked()).containsExactly("GET /v1/refunds created[gte]=1796544000 limit=100",
				"GET /v1/disputes created[gte]=1789632000 limit=100");
		then(this.worker).should().wake();
		then(this.sweepRuns).should().record("reversals", 3, 2, 0);
	}

	@Test
	@Fault("F69")
	void readsPageAfterPage() {
		this.stripe.answer("GET /v1/refunds", page(true, object("re_1", "\"pi_1\"")))
			.thenAnswer("GET /v1/refunds", page(false, object("re_2", "\"pi_2\"")));
		this.stripe.answer("GET /v1/disputes", page(true, object("du_1", "\"pi_3\"")))
			.thenAnswer("GET /v1/disputes", page(false, object("du_2", "\"pi_4\"")));
		this.job.sweep();
		then(this.syncQueue).should().markDirty(List.of("pi_1", "pi_2", "pi_3", "pi_4"), Duration.ofDays(1), 500);
		assertThat(this.stripe.asked()).contains(
				"GET /v1/refunds created[gte]=1796544000 limit=100 starting_after=re_1",
				"GET /v1/disputes created[gte]=1789632000 limit=100 starting_after=du_1");
	}

	@Test
	void wakesNobodyWhereAllIsKnown() {
		this.stripe.list("GET /v1/refunds");
		this.stripe.list("GET /v1/disputes");
		given(this.syncQueue.markDirty(any(), any(), anyInt())).willReturn(0);
		this.job.sweep();
		then(this.worker).should(never()).wake();
		then(this.sweepRuns).should().record("reversals", 0, 0, 0);
	}

	private static String page(boolean hasMore, String object) {
		return "{\"object\":\"list\",\"has_more\":%s,\"data\":[%s]}".formatted(hasMore, object);
	}

	private static String object(String id, String intent) {
		return """
				{"id":"%s","object":"%s","payment_intent":%s}""".formatted(id,
				id.startsWith("re") ? "refund" : "dispute", intent);
	}

}
