package org.tragwerk.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.tragwerk.Fault;
import org.tragwerk.member.Contact;
import org.tragwerk.member.MemberId;
import org.tragwerk.member.Members;
import org.tragwerk.payment.FakePayments;
import org.tragwerk.subscription.CancellationPolicy.PolicyProperties;
import org.tragwerk.subscription.Contract.ContractId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.tragwerk.subscription.SubscriptionFixture.ADA;
import static org.tragwerk.subscription.SubscriptionFixture.PERIOD_END;
import static org.tragwerk.subscription.SubscriptionFixture.START;
import static org.tragwerk.subscription.SubscriptionFixture.after;
import static org.tragwerk.subscription.SubscriptionFixture.gift;
import static org.tragwerk.subscription.SubscriptionFixture.untouched;

class ContractsTests {

	private static final String ADAS = "ada@example.org";

	private static final Instant DECLARED = START.plus(Duration.ofDays(2));

	private final UUID declaration = UUID.randomUUID();

	private final FakeSubscriptions subscriptions = new FakeSubscriptions();

	private final FakeGifts gifts = new FakeGifts();

	private final CancelSubscription cancelSubscription = mock(CancelSubscription.class);

	private final FakePayments payments = new FakePayments();

	private final Contracts contracts;

	ContractsTests() {
		var members = mock(Members.class);
		given(members.contactOf(ADA)).willReturn(new Contact(ADAS, "Ada", Locale.GERMAN));
		given(members.findByAddress(ADAS)).willReturn(List.of(ADA));
		given(members.findByAddress("grace@example.org")).willReturn(List.of(new MemberId(UUID.randomUUID())));
		this.contracts = new Contracts(this.subscriptions, this.gifts, members, this.cancelSubscription,
				new CancellationPolicy(ContractFixture.SITE, new PolicyProperties(true), this.payments));
	}

	@Test
	void findsBySubscriptionNumber() {
		var contract = subscribed();
		assertThat(this.contracts.find(contract.contractNumber())).contains(contract);
		assertThat(this.contracts.find(contract.contractNumber().toLowerCase(Locale.ROOT).replace("-", " ")))
			.contains(contract);
	}

	@Test
	void findsByGiftNumber() {
		var given = this.gifts.save(gift()).contract();
		assertThat(this.contracts.find(given.contractNumber())).contains(given);
	}

	@Test
	@Fault("F67")
	void findsTheMemberOfAContract() {
		assertThat(this.contracts.contactOf(subscribed().id()).email()).isEqualTo(ADAS);
		assertThat(this.contracts.contactOf(this.gifts.save(gift()).contract().id()).email()).isEqualTo(ADAS);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.contracts.contactOf(new ContractId(UUID.randomUUID())))
			.withMessageContaining("No contract is known");
	}

	@Test
	void findsNothingByAnInvalidNumber() {
		assertThat(this.contracts.find("TW-1")).isEmpty();
	}

	@Test
	void findsByAddressTheNewestFirst() {
		var subscription = subscribed();
		this.subscriptions.save(untouched());
		var newer = this.gifts.save(gift(START.plusSeconds(1))).contract();
		var older = this.gifts.save(gift(START.minusSeconds(1))).contract();
		assertThat(this.contracts.findByAddress(ADAS)).containsExactly(newer, subscription, older);
		assertThat(this.contracts.findByAddress("grace@example.org")).isEmpty();
	}

	@Test
	void namesTheContractNumbersOfAMember() {
		var subscription = subscribed();
		this.subscriptions.save(untouched());
		var newer = this.gifts.save(gift(START.plusSeconds(1))).contract();
		assertThat(this.contracts.numbersOf(ADA)).containsExactly(newer.contractNumber(),
				subscription.contractNumber());
		assertThat(this.contracts.numbersOf(new MemberId(UUID.randomUUID()))).isEmpty();
	}

	@Test
	void ignoresSubscriptionsThatHaveNotBegun() {
		var subscription = this.subscriptions.save(untouched());
		assertThatIllegalArgumentException().isThrownBy(() -> this.contracts.get(subscription.id()))
			.withMessageContaining("is no contract yet");
		assertThatIllegalArgumentException().isThrownBy(() -> this.contracts.get(new ContractId(UUID.randomUUID())))
			.withMessageContaining("No contract is known");
	}

	@Test
	void endsWithTheCurrentPeriod() {
		var contract = subscribed();
		assertThat(this.contracts.end(contract.id(), DECLARED, null, this.declaration)).isEqualTo(PERIOD_END);
		verify(this.cancelSubscription).request(subscription(contract), PERIOD_END, EndReason.BY_SUPPORTER,
				this.declaration);
	}

	@Test
	void endsWithThePeriodOfTheEarliestDay() {
		var contract = subscribed();
		assertThat(this.contracts.end(contract.id(), DECLARED, LocalDate.of(2027, 1, 10), this.declaration))
			.isEqualTo(Instant.parse("2027-01-24T20:00:00Z"));
	}

	@Test
	void doesNotEndAnEndedContract() {
		var over = this.subscriptions.save(after(Status.ACTIVE, Status.ENDED)).contract().orElseThrow();
		assertThat(this.contracts.end(over.id(), DECLARED, null, this.declaration)).isEqualTo(PERIOD_END);
		verify(this.cancelSubscription, never()).request(any(), any(), any(), any());
	}

	@Test
	@Fault("F72")
	void withdrawsFromTheStart() {
		var contract = subscribed();
		this.contracts.withdraw(contract.id(), this.declaration);
		verify(this.cancelSubscription).request(subscription(contract), START.minus(Duration.ofDays(1)),
				EndReason.WITHDRAWN, this.declaration);
	}

	@Test
	@Fault("F72")
	void refundsAWithdrawnGift() {
		var gift = this.gifts.save(gift());
		this.contracts.withdraw(gift.contract().id(), this.declaration);
		verify(this.cancelSubscription).refund(gift, this.declaration);
	}

	private Contract subscribed() {
		return this.subscriptions.save(after(Status.ACTIVE)).contract().orElseThrow();
	}

	private Subscription subscription(Contract contract) {
		return this.subscriptions.findById(contract.id().value()).orElseThrow();
	}

}
