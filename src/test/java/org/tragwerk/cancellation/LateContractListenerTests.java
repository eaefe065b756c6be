package org.tragwerk.cancellation;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.cancellation.DeclarationEvent.BecameClear;
import org.tragwerk.mail.Outbox;
import org.tragwerk.member.Contact;
import org.tragwerk.member.MemberId;
import org.tragwerk.member.Members;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.Pledge;
import org.tragwerk.subscription.Contract.GiftContract;
import org.tragwerk.subscription.FakeContracts;
import org.tragwerk.subscription.GiftId;
import org.tragwerk.payment.PaymentPurpose;
import org.tragwerk.payment.PaymentEvent.PaymentReceived;
import org.tragwerk.payment.PaymentId;
import org.tragwerk.subscription.SubscriptionId;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionStarted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.tragwerk.cancellation.DeclarationFixture.RECEIVED;

class LateContractListenerTests {

	private static final MemberId ADA = new MemberId(UUID.fromString("00000000-0000-0000-0000-0000000000ad"));

	private final FakeDeclarations declarations = new FakeDeclarations();

	private final FakeContracts contracts = new FakeContracts();

	private final Members members = mock();

	private final Outbox outbox = mock();

	private final LateContractListener listener = new LateContractListener(this.declarations, this.contracts,
			this.members, this.outbox);

	@BeforeEach
	void addMember() {
		given(this.members.contactOf(ADA)).willReturn(new Contact("Ada@Example.org", "Ada Lovelace", Locale.GERMANY));
	}

	@Test
	void sendsALinkWhenAnEarlierContractAppears() {
		var cancellation = withoutContract(DeclarationFixture.ordinary());
		var withdrawal = withoutContract(DeclarationFixture.withdrawal());
		this.listener.on(started(RECEIVED));
		assertThat(cancellation.isAwaitingChoice()).isTrue();
		assertThat(withdrawal.isAwaitingChoice()).isTrue();
		assertThat(this.declarations.events).contains(new BecameClear(cancellation.id()),
				new BecameClear(withdrawal.id()));
		assertThat(DeclarationFixture.emails(this.outbox, cancellation.id())).containsExactly("contract-found");
		assertThat(DeclarationFixture.emails(this.outbox, withdrawal.id())).containsExactly("contract-found");
	}

	@Test
	void ignoresContractsMadeAfterTheDeclaration() {
		var declaration = withoutContract(DeclarationFixture.ordinary());
		this.listener.on(started(RECEIVED.plusSeconds(1)));
		assertThat(declaration.statusName()).isEqualTo("NO_CONTRACT");
		assertThat(DeclarationFixture.emails(this.outbox, declaration.id())).isEmpty();
	}

	@Test
	@Fault("F75")
	void sendsALinkForAGiftThatIsPaidLater() {
		var cancellation = withoutContract(DeclarationFixture.ordinary());
		var withdrawal = withoutContract(DeclarationFixture.withdrawal());
		var gift = new GiftId(UUID.randomUUID());
		this.contracts.add("ada@example.org", new GiftContract(gift, new Money(2000), RECEIVED));
		this.listener.on(paid(PaymentPurpose.gift(gift.value())));
		assertThat(withdrawal.isAwaitingChoice()).isTrue();
		assertThat(cancellation.statusName()).isEqualTo("NO_CONTRACT");
	}

	@Test
	void ignoresPaymentsOfSubscriptions() {
		var withdrawal = withoutContract(DeclarationFixture.withdrawal());
		this.listener.on(paid(PaymentPurpose.subscription(UUID.randomUUID())));
		assertThat(withdrawal.statusName()).isEqualTo("NO_CONTRACT");
	}

	@Test
	void ignoresDeclarationsOfOtherAddresses() {
		var stranger = withoutContract(DeclarationFixture.stranger(DeclarationType.ORDINARY, null));
		var executed = this.declarations.add(DeclarationFixture.ordinary());
		executed.askForContract();
		this.listener.on(started(RECEIVED));
		assertThat(stranger.statusName()).isEqualTo("NO_CONTRACT");
		assertThat(DeclarationFixture.emails(this.outbox, executed.id())).isEmpty();
	}

	@Test
	@Fault("F105")
	void sendsOneEmailForSeveralDeclarations() {
		var many = IntStream.range(0, 6).mapToObj((any) -> withoutContract(DeclarationFixture.ordinary())).toList();
		this.listener.on(started(RECEIVED));
		assertThat(many).filteredOn(Declaration::isAwaitingChoice).containsExactly(many.get(5));
		assertThat(many.get(5).match()).isEqualTo(DeclarationMatch.byAddress());
		assertThat(many).flatMap((declaration) -> DeclarationFixture.emails(this.outbox, declaration.id()))
			.containsExactly("contract-found");
	}

	private Declaration withoutContract(Declaration declaration) {
		declaration.markUnclear(UnclearReason.NO_CONTRACT);
		return this.declarations.add(declaration);
	}

	private static PaymentReceived paid(PaymentPurpose purpose) {
		return new PaymentReceived(new PaymentId(UUID.randomUUID()), purpose, new Money(2000), null,
				RECEIVED.plus(Duration.ofDays(6)));
	}

	private static SubscriptionStarted started(Instant at) {
		return new SubscriptionStarted(new SubscriptionId(UUID.randomUUID()), ADA,
				new Pledge(new Money(750), Interval.MONTHLY), at);
	}

}
