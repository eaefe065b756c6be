package org.tragwerk.subscription;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.staff.StaffTaskKind;
import org.tragwerk.staff.StaffTasks;
import org.tragwerk.subscription.SubscriptionEvent.CancellationUndone;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.tragwerk.subscription.SubscriptionFixture.ADA;
import static org.tragwerk.subscription.SubscriptionFixture.PERIOD_END;
import static org.tragwerk.subscription.SubscriptionFixture.START;
import static org.tragwerk.subscription.SubscriptionFixture.after;

class UndoneEndListenerTests {

	private static final Instant UNDONE = START.plusSeconds(86400);

	private final FakeSubscriptions subscriptions = new FakeSubscriptions();

	private final CancelSubscription cancelSubscription = mock(CancelSubscription.class);

	private final StaffTasks staffTasks = mock(StaffTasks.class);

	private final UndoneEndListener listener = new UndoneEndListener(this.subscriptions, this.cancelSubscription,
			this.staffTasks);

	@Test
	@Fault("F58")
	void requestsTheEndAgainAndOpensAStaffTask() {
		var subscription = this.subscriptions.save(after(Status.ACTIVE));
		this.listener.on(new CancellationUndone(subscription.id(), ADA, PERIOD_END, UNDONE));
		then(this.cancelSubscription).should().requestAgain(eq(subscription), any(UUID.class));
		then(this.staffTasks).should()
			.replaceAll(StaffTaskKind.END_UNDONE, subscription.id().value().toString(),
					Map.of(PERIOD_END.toString(), Map.of("undoneAt", UNDONE.toString())));
	}

	@Test
	void ignoresUnknownSubscriptions() {
		this.listener.on(new CancellationUndone(new SubscriptionId(UUID.randomUUID()), ADA, PERIOD_END, UNDONE));
		then(this.cancelSubscription).should(never()).requestAgain(any(), any());
	}

}
