package org.tragwerk.stripe.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.stripe.client.FakeStripe;
import org.tragwerk.stripe.client.RequestPriority;
import org.tragwerk.stripe.client.RequestPriorityFixture;
import org.tragwerk.stripe.sync.CustomerSweep.Page;
import org.tragwerk.stripe.sync.CustomerSweep.Pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

class ReversalSweepJobTests {

	private final FakeStripe stripe = new FakeStripe();

	private final CustomerSweep customerSweep = mock(CustomerSweep.class);

	private final Map<Sweep, Pages> pages = new HashMap<>();

	private final List<RequestPriority> priorities = new ArrayList<>();

	private final ReversalSweepJob job = new ReversalSweepJob(this.stripe.client(), this.customerSweep,
			Clock.fixed(Instant.ofEpochSecond(1800000000), ZoneOffset.UTC));

	@BeforeEach
	void sweep() {
		willAnswer((run) -> {
			this.pages.put(run.getArgument(0), run.getArgument(2));
			this.priorities.add(RequestPriorityFixture.current());
			return 0;
		}).given(this.customerSweep).run(any(), eq(Duration.ofDays(1)), any());
		this.job.sweep();
	}

	@Test
	@Fault({ "F24", "F69" })
	void marksRecentlyRefundedAndDisputedPayments() {
		this.stripe.list("GET /v1/refunds", object("re_1", "\"pi_1\""), object("re_2", "\"pi_2\""),
				object("re_3", "null"));
		this.stripe.list("GET /v1/disputes", object("du_1", "\"pi_2\""), object("du_2", "\"pi_3\""));
		assertThat(page(Sweep.REFUNDS, null)).isEqualTo(new Page(List.of("pi_1", "pi_2"), null));
		assertThat(page(Sweep.DISPUTES, null)).isEqualTo(new Page(List.of("pi_2", "pi_3"), null));
		assertThat(this.stripe.asked()).containsExactly("GET /v1/refunds created[gte]=1796544000 limit=100",
				"GET /v1/disputes created[gte]=1789632000 limit=100");
	}

	@Test
	@Fault("F69")
	void readsAllPages() {
		this.stripe.answer("GET /v1/refunds", page(true, object("re_1", "\"pi_1\"")));
		this.stripe.answer("GET /v1/disputes", page(true, object("du_1", "\"pi_3\"")));
		assertThat(page(Sweep.REFUNDS, null)).isEqualTo(new Page(List.of("pi_1"), "re_1"));
		assertThat(page(Sweep.DISPUTES, "du_0")).isEqualTo(new Page(List.of("pi_3"), "du_1"));
		assertThat(this.stripe.asked()).containsExactly("GET /v1/refunds created[gte]=1796544000 limit=100",
				"GET /v1/disputes created[gte]=1789632000 limit=100 starting_after=du_0");
	}

	@Test
	@Fault("F77")
	void marksPaymentsWithRecentFraudWarnings() {
		this.stripe.list("GET /v1/radar/early_fraud_warnings", object("issfr_1", "\"pi_1\""));
		assertThat(page(Sweep.FRAUD_WARNINGS, "issfr_2")).isEqualTo(new Page(List.of("pi_1"), null));
		assertThat(this.stripe.asked()).containsExactly(
				"GET /v1/radar/early_fraud_warnings created[gte]=1796544000 limit=100 starting_after=issfr_2");
	}

	@Test
	void stopsAtAnEmptyPage() {
		this.stripe.answer("GET /v1/refunds", "{\"object\":\"list\",\"has_more\":true,\"data\":[]}");
		assertThat(page(Sweep.REFUNDS, "re_1")).isEqualTo(new Page(List.of(), null));
	}

	@Test
	@Fault({ "F32", "F97" })
	void callsStripeWithThePriorityOfSweeps() {
		assertThat(this.priorities).containsExactly(RequestPriority.SWEEP, RequestPriority.SWEEP,
				RequestPriority.SWEEP);
	}

	private Page page(Sweep sweep, @Nullable String after) {
		return Objects.requireNonNull(this.pages.get(sweep)).after(after);
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
