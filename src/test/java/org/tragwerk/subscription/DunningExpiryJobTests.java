package org.tragwerk.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.ArgumentCaptor;
import org.tragwerk.Fault;
import org.tragwerk.subscription.GraceExpiryJob.GraceProperties;
import org.tragwerk.task.BatchFixture;

import org.springframework.data.domain.Limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.tragwerk.subscription.SubscriptionFixture.START;
import static org.tragwerk.subscription.SubscriptionFixture.after;

class DunningExpiryJobTests {

	private static final Instant NOW = START.plus(Duration.ofDays(30));

	private final List<Instant> asked = new ArrayList<>();

	private final List<UUID> unpaid = new ArrayList<>();

	private final FakeSubscriptions subscriptions = new FakeSubscriptions() {

		@Override
		public List<UUID> findBounced(Instant before, Instant next, UUID after, Limit limit) {
			DunningExpiryJobTests.this.asked.addAll(List.of(before, next));
			return super.findBounced(before, next, after, limit);
		}

		@Override
		public List<UUID> findUnpaid(Instant before, UUID after, Limit limit) {
			DunningExpiryJobTests.this.asked.add(before);
			return page(DunningExpiryJobTests.this.unpaid, after, limit);
		}

	};

	private final CancelSubscription cancelSubscription = mock(CancelSubscription.class);

	private final DunningExpiryJob job = new DunningExpiryJob(this.subscriptions, this.cancelSubscription,
			new GraceProperties(Duration.ofDays(14), Duration.ofDays(21), Duration.ofDays(30)),
			BatchFixture.withoutDatabase(), Clock.fixed(NOW, ZoneOffset.UTC));

	@Test
	@Fault("F68")
	void cancelsABouncedSubscriptionFromItsStart() {
		var subscription = found(after(Status.ACTIVE, Status.BOUNCED));
		this.job.giveUp();
		then(this.cancelSubscription).should()
			.request(subscription, START, EndReason.PAYMENT_FAILED, subscription.id().value());
		assertThat(subscription).extracting("state.arrears.givenUpAt").isEqualTo(NOW);
		assertThat(this.asked.stream().distinct()).containsExactly(NOW.minus(Duration.ofDays(21)),
				NOW.plus(Duration.ofDays(3)), NOW.minus(Duration.ofDays(30)));
	}

	@ParameterizedTest
	@EnumSource(names = { "PAST_DUE", "UNPAID" })
	@Fault({ "F54", "F55" })
	void cancelsAnUnpaidSubscriptionNow(Status arrears) {
		var subscription = this.subscriptions.save(after(Status.ACTIVE, arrears));
		this.unpaid.add(subscription.id().value());
		this.job.giveUp();
		then(this.cancelSubscription).should()
			.request(subscription, NOW, EndReason.PAYMENT_FAILED, subscription.id().value());
		assertThat(subscription).extracting("state.arrears.givenUpAt").isEqualTo(NOW);
	}

	@ParameterizedTest
	@EnumSource(names = { "BOUNCED", "UNPAID" })
	@Fault("F22")
	void thousandsThatCannotBeGivenUpKeepNoOther(Status status) {
		var listed = (status == Status.BOUNCED) ? this.subscriptions.found : this.unpaid;
		var all = Stream.generate(() -> this.subscriptions.save(after(Status.ACTIVE, status))).limit(1200).toList();
		all.forEach((subscription) -> listed.add(subscription.id().value()));
		willThrow(new IllegalStateException("no")).given(this.cancelSubscription).request(any(), any(), any(), any());
		this.job.giveUp();
		var tried = ArgumentCaptor.forClass(Subscription.class);
		then(this.cancelSubscription).should(times(1200)).request(tried.capture(), any(), any(), any());
		assertThat(tried.getAllValues()).containsExactlyInAnyOrderElementsOf(all);
	}

	@Test
	void ignoresASubscriptionPaidMeanwhile() {
		this.subscriptions.found.add(after(Status.ACTIVE).id().value());
		this.job.giveUp();
		then(this.cancelSubscription).should(never()).request(any(), any(), any(), any());
	}

	private Subscription found(Subscription subscription) {
		this.subscriptions.found.add(subscription.id().value());
		return this.subscriptions.save(subscription);
	}

}
