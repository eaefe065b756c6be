package org.tragwerk.cancellation;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tragwerk.cancellation.DeclarationEvent.BecameClear;
import org.tragwerk.cancellation.DeclarationEvent.BecameUnclear;
import org.tragwerk.money.Money;
import org.tragwerk.subscription.Contract.ContractId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.tragwerk.testing.AggregateEvents.takeEvents;

class DeclarationTests {

	private static final ContractId CONTRACT = new ContractId(UUID.fromString("00000000-0000-0000-0000-0000000000c0"));

	private static final Instant END = Instant.parse("2026-12-24T20:00:00Z");

	private final Declaration declaration = DeclarationFixture.ordinary();

	@Test
	void isNewWhenReceived() {
		assertThat(this.declaration.isNew()).isTrue();
		assertThat(this.declaration.isAwaitingChoice()).isFalse();
		assertThat(this.declaration.statusName()).isEqualTo("NEW");
		assertThat(this.declaration.ends()).isEmpty();
	}

	@Test
	void awaitsAChoiceOnceTheOwnerIsAsked() {
		this.declaration.askForContract();
		assertThat(this.declaration.isNew()).isFalse();
		assertThat(this.declaration.isAwaitingChoice()).isTrue();
		assertThat(this.declaration.statusName()).isEqualTo("LINK_SENT");
	}

	@Test
	void isExecutedAfterItEndsAContract() {
		this.declaration.askForContract();
		this.declaration.recordEnd(CONTRACT, END, Money.ZERO);
		this.declaration.markExecuted();
		assertThat(this.declaration.statusName()).isEqualTo("EXECUTED");
		assertThat(this.declaration.ends()).singleElement().satisfies((end) -> {
			assertThat(end.contract()).isEqualTo(CONTRACT);
			assertThat(end.endsAt()).isEqualTo(END);
		});
	}

	@Test
	void cannotBeExecutedWithoutAContract() {
		assertThatIllegalStateException().isThrownBy(this.declaration::markExecuted)
			.withMessage("%s is not executed, for it ends no contract.", this.declaration);
		assertThat(this.declaration.isNew()).isTrue();
	}

	@Test
	void ordersContractsByTheirEnd() {
		this.declaration.recordEnd(new ContractId(UUID.randomUUID()), END.plusSeconds(60), Money.ZERO);
		this.declaration.recordEnd(CONTRACT, END, Money.ZERO);
		this.declaration.recordEnd(new ContractId(UUID.randomUUID()), END.plusSeconds(30), Money.ZERO);
		assertThat(this.declaration.ends()).extracting(DeclaredEnd::endsAt)
			.containsExactly(END, END.plusSeconds(30), END.plusSeconds(60));
	}

	@Test
	void canBeMatchedLater() {
		this.declaration.markUnclear(UnclearReason.NO_CONTRACT);
		assertThat(this.declaration.statusName()).isEqualTo("NO_CONTRACT");
		this.declaration.askForContract();
		assertThat(this.declaration.statusName()).isEqualTo("LINK_SENT");
	}

	@ParameterizedTest
	@MethodSource("changes")
	void cannotChangeOnceExecuted(Consumer<Declaration> change) {
		this.declaration.recordEnd(CONTRACT, END, Money.ZERO);
		this.declaration.markExecuted();
		assertThatIllegalStateException().isThrownBy(() -> change.accept(this.declaration))
			.withMessage("%s is EXECUTED and changes no more.", this.declaration);
		assertThat(this.declaration.ends()).hasSize(1);
	}

	@ParameterizedTest
	@MethodSource("changes")
	void isUnclearWhenItIsLate(Consumer<Declaration> change) {
		this.declaration.markUnclear(UnclearReason.LATE);
		assertThatIllegalStateException().isThrownBy(() -> change.accept(this.declaration))
			.withMessage("%s is UNCLEAR and changes no more.", this.declaration);
		assertThat(this.declaration.statusName()).isEqualTo("LATE");
	}

	static Stream<Consumer<Declaration>> changes() {
		return Stream.of(Declaration::askForContract, (declaration) -> declaration.match(DeclarationMatch.none()),
				(declaration) -> declaration.recordEnd(CONTRACT, END, Money.ZERO), Declaration::markExecuted,
				(declaration) -> declaration.markUnclear(UnclearReason.FAILED));
	}

	@ParameterizedTest
	@EnumSource(UnclearReason.class)
	void hasAReasonForBeingUnclear(UnclearReason reason) {
		this.declaration.markUnclear(reason);
		assertThat(this.declaration.statusName()).isEqualTo(reason.name());
		assertThat(this.declaration.isNew()).isFalse();
	}

	@Test
	void publishesWhenItBecomesUnclearAndWhenItIsResolved() {
		takeEvents(this.declaration);
		this.declaration.markUnclear(UnclearReason.NO_CONTRACT);
		assertThat(takeEvents(this.declaration)).containsExactly(
				new BecameUnclear(this.declaration.id(), DeclarationType.ORDINARY, UnclearReason.NO_CONTRACT));
		this.declaration.askForContract();
		assertThat(takeEvents(this.declaration)).containsExactly(new BecameClear(this.declaration.id()));
		this.declaration.recordEnd(CONTRACT, END, Money.ZERO);
		this.declaration.markExecuted();
		assertThat(takeEvents(this.declaration)).containsExactly(new BecameClear(this.declaration.id()));
	}

	@Test
	void isConfirmedOnceAfterItWasMatched() {
		assertThat(this.declaration.isToBeConfirmed()).isFalse();
		assertThat(this.declaration.match()).isEqualTo(DeclarationMatch.none());
		this.declaration.match(DeclarationMatch.byAddress());
		this.declaration.askForContract();
		assertThat(this.declaration.isToBeConfirmed()).isTrue();
		this.declaration.confirm(Confirmation.byEmail(END));
		assertThat(this.declaration.isToBeConfirmed()).isFalse();
		assertThat(this.declaration.confirmation()).isEqualTo(Confirmation.byEmail(END));
		assertThat(this.declaration.match()).isEqualTo(DeclarationMatch.byAddress());
		assertThatIllegalStateException().isThrownBy(() -> this.declaration.confirm(Confirmation.byPage(END)))
			.withMessage("%s is confirmed already.", this.declaration);
	}

	@Test
	void keepsTheNetworkUntilItIsConfirmed() {
		assertThat(this.declaration.confirmation().network()).isEqualTo(DeclarationFixture.NETWORK);
		this.declaration.askForContract();
		this.declaration.confirm(Confirmation.byPage(END));
		assertThat(this.declaration.confirmation().network()).isNull();
	}

	@Test
	void toStringOmitsNamesAndAddresses() {
		assertThat(this.declaration).hasToString("Declaration " + this.declaration.id());
	}

	@Test
	void typeHasThePathOfItsPage() {
		assertThat(DeclarationType.ORDINARY.action()).isEqualTo("cancel");
		assertThat(DeclarationType.EXTRAORDINARY.action()).isEqualTo("cancel");
		assertThat(DeclarationType.WITHDRAWAL.action()).isEqualTo("withdraw");
	}

}
