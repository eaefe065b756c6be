package org.tragwerk.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.tragwerk.Fault;
import org.tragwerk.money.Money;
import org.tragwerk.site.SiteProperties;
import org.tragwerk.payment.PaymentEvent.PaymentDisputed;
import org.tragwerk.payment.PaymentEvent.PaymentReturned;
import org.tragwerk.payment.DisputeId;
import org.tragwerk.payment.PaymentId;
import org.tragwerk.payment.PaymentPurpose;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionStarted;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.tragwerk.subscription.SubscriptionFixture.ADA;
import static org.tragwerk.subscription.SubscriptionFixture.BERLIN;
import static org.tragwerk.subscription.SubscriptionFixture.PERIOD_END;
import static org.tragwerk.subscription.SubscriptionFixture.PLEDGE;
import static org.tragwerk.subscription.SubscriptionFixture.START;
import static org.tragwerk.subscription.SubscriptionFixture.after;
import static org.tragwerk.subscription.SubscriptionFixture.signup;

class EndRequestListenerTests {

	private static final Instant NOW = START.plus(Duration.ofDays(40));

	private static final PaymentId PAYMENT = new PaymentId(UUID.randomUUID());

	private static final DisputeId DISPUTE = new DisputeId(UUID.randomUUID());

	private final FakeSubscriptions subscriptions = new FakeSubscriptions();

	private final CancelSubscription cancelSubscription = mock(CancelSubscription.class);

	private final EndRequestListener listener;

	EndRequestListenerTests() {
		var site = mock(SiteProperties.class);
		given(site.zone()).willReturn(BERLIN);
		this.listener = new EndRequestListener(this.subscriptions, this.cancelSubscription, site,
				Clock.fixed(NOW, ZoneOffset.UTC));
	}

	@Test
	void requestsTheEndAfterTheLastMonth() {
		var subscription = after(Status.ACTIVE);
		subscription.signUp(signup(YearMonth.of(2026, 11)));
		this.subscriptions.save(subscription);
		this.listener.on(new SubscriptionStarted(subscription.id(), ADA, PLEDGE, START));
		verify(this.cancelSubscription).request(subscription, PERIOD_END, EndReason.LAST_MONTH_REACHED,
				subscription.id().value());
	}

	@Test
	void requestsNoEndWithoutALastMonth() {
		var subscription = this.subscriptions.save(after(Status.ACTIVE));
		this.listener.on(new SubscriptionStarted(subscription.id(), ADA, PLEDGE, START));
		verifyNothingAsked();
	}

	@Test
	@Fault("F69")
	void cancelsImmediatelyAfterAReturn() {
		var subscription = this.subscriptions.save(after(Status.ACTIVE));
		this.listener.on(returned(subscription.id().purpose()));
		verify(this.cancelSubscription).request(subscription, NOW, EndReason.RETURNED, PAYMENT.value());
	}

	@Test
	@Fault("F71")
	void cancelsImmediatelyAfterADispute() {
		var subscription = this.subscriptions.save(after(Status.ACTIVE));
		this.listener.on(new PaymentDisputed(PAYMENT, subscription.id().purpose(), DISPUTE, new Money(750),
				"fraudulent", null, START));
		verify(this.cancelSubscription).request(subscription, NOW, EndReason.DISPUTED, PAYMENT.value());
	}

	@Test
	void ignoresEndedSubscriptions() {
		var subscription = this.subscriptions.save(after(Status.ACTIVE, Status.ENDED));
		this.listener.on(returned(subscription.id().purpose()));
		verifyNothingAsked();
	}

	@Test
	void ignoresAReturnedGift() {
		this.listener.on(returned(PaymentPurpose.gift(UUID.randomUUID())));
		verifyNothingAsked();
	}

	private static PaymentReturned returned(PaymentPurpose purpose) {
		return new PaymentReturned(PAYMENT, purpose, DISPUTE, new Money(750), "debit_not_authorized", START);
	}

	private void verifyNothingAsked() {
		verify(this.cancelSubscription, never()).request(any(), any(Instant.class), any(), any());
	}

}
