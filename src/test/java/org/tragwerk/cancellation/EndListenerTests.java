package org.tragwerk.cancellation;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.mail.Outbox;
import org.tragwerk.member.MemberId;
import org.tragwerk.subscription.ContractFixture;
import org.tragwerk.subscription.EndReason;
import org.tragwerk.subscription.FakeContracts;
import org.tragwerk.subscription.Contract.SubscriptionContract;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionCanceled;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionEnded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class EndListenerTests {

	private static final MemberId ADA = new MemberId(UUID.fromString("00000000-0000-0000-0000-0000000000ad"));

	private static final Instant START = Instant.parse("2026-11-24T20:00:00Z");

	private static final Instant END = FakeContracts.PERIOD_END;

	private final FakeEndNotifications notifications = new FakeEndNotifications();

	private final FakeContracts contracts = new FakeContracts();

	private final Outbox outbox = mock();

	private final EndListener listener = new EndListener(this.notifications, this.contracts, this.outbox,
			ContractFixture.SITE);

	private final SubscriptionContract contract = this.contracts.add("ada@example.org", ContractFixture.running(START));

	@Test
	void tellsOfAnEndThatIsPlanned() {
		cancel(this.contract, END);
		assertThat(this.notifications.all()).singleElement().satisfies((notification) -> {
			assertThat(notification.isPlanned()).isTrue();
			assertThat(notification.member()).isEqualTo(ADA);
			assertThat(notification.endsAt()).isEqualTo(END);
			assertThat(DeclarationFixture.emails(this.outbox, notification.id())).containsExactly("subscription-end");
		});
	}

	@Test
	@Fault("F57")
	void tellsOfAnEndOnce() {
		cancel(this.contract, END);
		cancel(this.contract, END);
		end(this.contract, END.plus(Duration.ofHours(3)));
		assertThat(this.notifications.all()).hasSize(1);
	}

	@Test
	void tellsOfAnEndThatComesSoonerThanPlanned() {
		cancel(this.contract, END);
		end(this.contract, START.plus(Duration.ofDays(7)));
		assertThat(this.notifications.all()).extracting(EndNotification::isPlanned).containsExactly(true, false);
	}

	@Test
	void tellsOfAnEndThatNobodyPlanned() {
		end(this.contract, END);
		end(this.contract, END);
		assertThat(this.notifications.all()).singleElement()
			.satisfies((notification) -> assertThat(notification.isPlanned()).isFalse());
	}

	@Test
	void tellsOfEveryDayThatIsPlanned() {
		cancel(this.contract, END);
		cancel(this.contract, END.plus(Duration.ofDays(31)));
		assertThat(this.notifications.all()).hasSize(2);
	}

	@Test
	void tellsOfAnEndForEachSubscription() {
		var other = this.contracts.add("ada@example.org", ContractFixture.running(START));
		cancel(this.contract, END);
		cancel(other, END);
		assertThat(this.notifications.all()).hasSize(2);
	}

	@Test
	void tellsOfALastMonthThatWasPledgedOnlyWhenItIsOver() {
		var pledged = this.contracts.add("ada@example.org", ContractFixture.until(YearMonth.of(2026, 11), START, END));
		cancel(pledged, END);
		assertThat(this.notifications.all()).isEmpty();
		end(pledged, END);
		assertThat(this.notifications.all()).hasSize(1);
	}

	private void cancel(SubscriptionContract contract, Instant endsAt) {
		this.listener.on(new SubscriptionCanceled(contract.subscription(), ADA, endsAt, EndReason.BY_SUPPORTER, START));
	}

	private void end(SubscriptionContract contract, Instant at) {
		this.listener.on(new SubscriptionEnded(contract.subscription(), ADA, contract.subscriptionDetails().pledge(),
				EndReason.BY_SUPPORTER, at));
	}

}
