package org.tragwerk.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.tragwerk.Fault;
import org.tragwerk.task.BatchFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.tragwerk.subscription.SubscriptionFixture.START;
import static org.tragwerk.subscription.SubscriptionFixture.after;

class MissingEndJobTests {

	private final List<Instant> asked = new ArrayList<>();

	private final FakeSubscriptions subscriptions = new FakeSubscriptions() {

		@Override
		public List<UUID> findWithoutRequestedEnd(Instant near) {
			MissingEndJobTests.this.asked.add(near);
			return super.findWithoutRequestedEnd(near);
		}

	};

	private final CancelSubscription cancelSubscription = mock(CancelSubscription.class);

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	@Test
	@Fault("F58")
	void repeatsAnEndThatIsNearAndNotSet() {
		var subscription = found();
		jobAt(START).check();
		then(this.cancelSubscription).should().requestAgain(eq(subscription), any(UUID.class));
		assertThat(this.asked).containsExactly(START.plus(Duration.ofDays(3)));
		assertThat(this.meters.get("tragwerk.ends.missing").gauge().value()).isOne();
	}

	@Test
	void repeatsOnceADay() {
		var subscription = found();
		for (var at : List.of(START, START.plus(Duration.ofHours(3)), START.plus(Duration.ofHours(5)))) {
			jobAt(at).check();
		}
		var requests = ArgumentCaptor.forClass(UUID.class);
		then(this.cancelSubscription).should(times(3)).requestAgain(eq(subscription), requests.capture());
		assertThat(requests.getAllValues().get(1)).isEqualTo(requests.getAllValues().get(0));
		assertThat(requests.getAllValues().get(2)).isNotEqualTo(requests.getAllValues().get(0));
	}

	@Test
	void continuesAfterAFailure() {
		var bad = found();
		var good = found();
		willThrow(new IllegalStateException("no")).given(this.cancelSubscription).requestAgain(eq(bad), any());
		jobAt(START).check();
		then(this.cancelSubscription).should().requestAgain(eq(good), any());
	}

	private MissingEndJob jobAt(Instant now) {
		return new MissingEndJob(this.subscriptions, this.cancelSubscription, BatchFixture.withoutDatabase(),
				Clock.fixed(now, ZoneOffset.UTC), this.meters);
	}

	private Subscription found() {
		var subscription = this.subscriptions.save(after(Status.ACTIVE));
		this.subscriptions.found.add(subscription.id().value());
		return subscription;
	}

}
