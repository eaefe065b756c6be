package org.tragwerk.cancellation;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.Fault;
import org.tragwerk.mail.Outbox;
import org.tragwerk.member.MemberId;
import org.tragwerk.money.Money;
import org.tragwerk.subscription.Contract.SubscriptionContract;
import org.tragwerk.subscription.ContractFixture;
import org.tragwerk.subscription.EndReason;
import org.tragwerk.subscription.FakeContracts;
import org.tragwerk.subscription.SubscriptionEvent.CancellationRevoked;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionCanceled;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionEnded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.tragwerk.cancellation.EndNotification.Kind.ENDED;
import static org.tragwerk.cancellation.EndNotification.Kind.PLANNED;
import static org.tragwerk.cancellation.EndNotification.Kind.REVOKED;

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
	void notifiesOfAScheduledEnd() {
		cancel(this.contract, END);
		assertThat(this.notifications.all()).singleElement().satisfies((notification) -> {
			assertThat(notification.kind()).isEqualTo(PLANNED);
			assertThat(notification.member()).isEqualTo(ADA);
			assertThat(notification.endsAt()).isEqualTo(END);
			assertThat(notification.reason()).isEqualTo(EndReason.BY_SUPPORTER);
			assertThat(notification).extracting("number").isEqualTo(1);
			assertThat(DeclarationFixture.emails(this.outbox, notification.id())).containsExactly("subscription-end");
		});
	}

	@Test
	@Fault("F57")
	void notifiesOnceOfAnEnd() {
		cancel(this.contract, END);
		cancel(this.contract, END);
		end(this.contract, END, EndReason.BY_SUPPORTER);
		end(this.contract, END.plus(Duration.ofHours(3)), EndReason.BY_SUPPORTER);
		end(this.contract, END.plus(Duration.ofDays(5)), EndReason.BY_SUPPORTER);
		assertThat(this.notifications.all()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT-1S", "P-3D", "P5DT1S" })
	@Fault("F61")
	void notifiesOfAnEndEarlierOrMuchLaterThanScheduled(Duration difference) {
		cancel(this.contract, END);
		end(this.contract, END.plus(difference), EndReason.BY_SUPPORTER);
		assertThat(this.notifications.all()).extracting(EndNotification::kind).containsExactly(PLANNED, ENDED);
	}

	@Test
	void notifiesOfAnEndForAnotherReason() {
		cancel(this.contract, END);
		end(this.contract, END, EndReason.PAYMENT_FAILED);
		assertThat(this.notifications.all()).extracting(EndNotification::reason)
			.containsExactly(EndReason.BY_SUPPORTER, EndReason.PAYMENT_FAILED);
	}

	@Test
	void notifiesOfAnUnscheduledEnd() {
		end(this.contract, END, EndReason.BY_STAFF);
		end(this.contract, END.plus(Duration.ofDays(10)), EndReason.PAYMENT_FAILED);
		assertThat(this.notifications.all()).singleElement()
			.satisfies((notification) -> assertThat(notification.kind()).isEqualTo(ENDED));
	}

	@Test
	void notifiesOfEachScheduledDay() {
		cancel(this.contract, END);
		cancel(this.contract, END.plus(Duration.ofDays(31)));
		assertThat(this.notifications.all()).extracting("number").containsExactly(1, 2);
	}

	@Test
	@Fault("F58")
	void notifiesOfEachRevokedAndRepeatedEnd() {
		for (int times = 0; times < 2; times++) {
			cancel(this.contract, END);
			revoke(this.contract);
		}
		revoke(this.contract);
		cancel(this.contract, END);
		assertThat(this.notifications.all()).extracting(EndNotification::kind)
			.containsExactly(PLANNED, REVOKED, PLANNED, REVOKED, PLANNED);
		assertThat(this.notifications.all()).allSatisfy((each) -> assertThat(each.endsAt()).isEqualTo(END));
		var revoked = this.notifications.all().get(1);
		assertThat(revoked.reason()).isNull();
		assertThat(DeclarationFixture.emails(this.outbox, revoked.id())).containsExactly("subscription-revoked-end");
	}

	@Test
	void notifiesOfNoRevocationWithoutANotifiedEnd() {
		revoke(this.contract);
		end(this.contract, END, EndReason.BY_STAFF);
		revoke(this.contract);
		assertThat(this.notifications.all()).extracting(EndNotification::kind).containsExactly(ENDED);
	}

	@Test
	void storesTheRefundOfAMemberWhoCanceled() {
		this.contracts.refund(new Money(4981));
		cancel(this.contract, END);
		revoke(this.contract);
		end(this.contract, END, EndReason.CUSTOMER_DELETED);
		assertThat(this.notifications.all()).extracting(EndNotification::refund)
			.containsExactly(new Money(4981), Money.ZERO, new Money(4981));
	}

	@Test
	void notifiesOfTheEndOfEachSubscription() {
		var other = this.contracts.add("ada@example.org", ContractFixture.running(START));
		cancel(this.contract, END);
		cancel(other, END);
		assertThat(this.notifications.all()).hasSize(2);
	}

	@Test
	void notifiesOfAPledgedLastMonthOnlyAfterTheEnd() {
		var pledged = this.contracts.add("ada@example.org", ContractFixture.until(YearMonth.of(2026, 11), START, END));
		cancel(pledged, END);
		assertThat(this.notifications.all()).isEmpty();
		end(pledged, END, EndReason.LAST_MONTH_REACHED);
		assertThat(this.notifications.all()).hasSize(1);
	}

	private void cancel(SubscriptionContract contract, Instant endsAt) {
		this.listener.on(new SubscriptionCanceled(contract.subscription(), ADA, endsAt, EndReason.BY_SUPPORTER, START));
	}

	private void revoke(SubscriptionContract contract) {
		this.listener.on(new CancellationRevoked(contract.subscription(), ADA, START));
	}

	private void end(SubscriptionContract contract, Instant at, EndReason reason) {
		this.listener.on(new SubscriptionEnded(contract.subscription(), ADA, contract.subscriptionDetails().pledge(),
				reason, at));
	}

}
