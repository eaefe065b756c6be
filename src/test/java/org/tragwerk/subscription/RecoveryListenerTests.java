package org.tragwerk.subscription;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tragwerk.Fault;
import org.tragwerk.provider.CommandPriority;
import org.tragwerk.provider.ProviderCommands;
import org.tragwerk.provider.VoidDraftsCommand;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionRecovered;

import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.tragwerk.subscription.SubscriptionFixture.ADA;
import static org.tragwerk.subscription.SubscriptionFixture.PLEDGE;
import static org.tragwerk.subscription.SubscriptionFixture.START;
import static org.tragwerk.subscription.SubscriptionFixture.after;

class RecoveryListenerTests {

	private final FakeSubscriptions subscriptions = new FakeSubscriptions();

	private final ProviderCommands commands = mock(ProviderCommands.class);

	private final RecoveryListener listener = new RecoveryListener(this.subscriptions, this.commands);

	private final Subscription subscription = this.subscriptions.save(after(Status.ACTIVE));

	@Test
	@Fault("F55")
	void voidsDraftsAfterUnpaid() {
		this.listener.on(recovered(this.subscription.id(), Status.UNPAID));
		then(this.commands).should()
			.queue(new VoidDraftsCommand("sub_ada"), "void drafts sub_ada " + START, CommandPriority.JOB);
	}

	@ParameterizedTest
	@EnumSource(names = { "PAST_DUE", "BOUNCED" })
	void keepsDraftsOfOtherSubscriptions(Status from) {
		this.listener.on(recovered(this.subscription.id(), from));
		this.listener.on(recovered(new SubscriptionId(UUID.randomUUID()), Status.UNPAID));
		then(this.commands).shouldHaveNoInteractions();
	}

	private static SubscriptionRecovered recovered(SubscriptionId id, Status from) {
		return new SubscriptionRecovered(id, ADA, PLEDGE, from, START);
	}

}
