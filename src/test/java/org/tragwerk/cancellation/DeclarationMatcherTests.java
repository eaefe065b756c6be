package org.tragwerk.cancellation;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.cancellation.DeclarationEvent.BecameUnclear;
import org.tragwerk.subscription.Contract;
import org.tragwerk.subscription.ContractFixture;
import org.tragwerk.subscription.FakeContracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.cancellation.DeclarationFixture.EMAIL;
import static org.tragwerk.cancellation.DeclarationFixture.RECEIVED;

class DeclarationMatcherTests {

	private final FakeDeclarations declarations = new FakeDeclarations();

	private final FakeContracts contracts = new FakeContracts();

	private final DeclarationMatcher matcher = new DeclarationMatcher(this.declarations, this.contracts,
			new DeclarationExecutor(this.contracts, ContractFixture.SITE));

	private final Contract contract = this.contracts.add(EMAIL,
			ContractFixture.running(RECEIVED.minus(Duration.ofDays(3))));

	private final String number = this.contract.contractNumber();

	@Test
	void executesADeclarationWithNumberAndAddress() {
		var declaration = match(DeclarationFixture.ordinary(this.number, null));
		assertThat(declaration.statusName()).isEqualTo("EXECUTED");
		assertThat(this.contracts.asked()).singleElement()
			.satisfies((asked) -> assertThat(asked.cause()).isEqualTo(declaration.id()));
		assertThat(declaration.match()).isEqualTo(DeclarationMatch.byNumberAndAddress(this.contract));
		assertThat(declaration.isToBeConfirmed()).isTrue();
	}

	@Test
	void asksTheOwnerOfAKnownAddress() {
		var declaration = match(DeclarationFixture.ordinary());
		assertThat(declaration.statusName()).isEqualTo("LINK_SENT");
		assertThat(this.contracts.asked()).isEmpty();
		assertThat(declaration.match()).isEqualTo(DeclarationMatch.byAddress());
	}

	@Test
	@Fault("F67")
	void asksTheContractsOwnerIfTheAddressIsAnother() {
		var other = this.contracts.add("grace@example.org", ContractFixture.running(RECEIVED));
		for (var declared : List.of(DeclarationFixture.ordinary(other.contractNumber(), null),
				DeclarationFixture.stranger(DeclarationType.ORDINARY, other.contractNumber()))) {
			var declaration = match(declared);
			assertThat(declaration.statusName()).isEqualTo("LINK_SENT");
			assertThat(declaration.match()).isEqualTo(DeclarationMatch.byNumber(other));
		}
		assertThat(this.contracts.asked()).isEmpty();
	}

	@Test
	void asksTheOwnerOfTheAddressIfTheNumberIsUnknown() {
		var declaration = match(DeclarationFixture.ordinary("TW-1", null));
		assertThat(declaration.statusName()).isEqualTo("LINK_SENT");
		assertThat(declaration.match()).isEqualTo(DeclarationMatch.byAddress());
	}

	@Test
	void leavesADeclarationForAnEndedContractToStaff() {
		var over = this.contracts.add("grace@example.org", ContractFixture.ended(RECEIVED, RECEIVED));
		var declaration = match(DeclarationFixture.stranger(DeclarationType.ORDINARY, over.contractNumber()));
		assertThat(declaration.statusName()).isEqualTo("NO_CONTRACT");
		assertThat(declaration.match()).isEqualTo(DeclarationMatch.none());
	}

	@Test
	@Fault("F105")
	void fitsBeforeItIsStored() {
		assertThat(this.matcher.hasMatch(DeclarationFixture.ada(this.number))).isTrue();
		assertThat(this.matcher.hasMatch(DeclarationFixture.ada("TW-1"))).isFalse();
		assertThat(this.matcher.hasMatch(DeclarationFixture.ada(null))).isFalse();
		var other = this.contracts.add("grace@example.org", ContractFixture.running(RECEIVED));
		assertThat(this.matcher.hasMatch(DeclarationFixture.ada(other.contractNumber()))).isFalse();
	}

	@Test
	void leavesADeclarationWithoutContractToStaff() {
		var declaration = match(DeclarationFixture.stranger(DeclarationType.WITHDRAWAL, null));
		assertThat(declaration.statusName()).isEqualTo("NO_CONTRACT");
		assertThat(this.declarations.events).last()
			.isEqualTo(new BecameUnclear(declaration.id(), DeclarationType.WITHDRAWAL, UnclearReason.NO_CONTRACT));
		assertThat(declaration.match()).isEqualTo(DeclarationMatch.none());
	}

	@Test
	void matchesOnce() {
		var declaration = match(DeclarationFixture.ordinary(this.number, null));
		this.matcher.match(declaration.id());
		this.matcher.giveUp(declaration.id());
		assertThat(declaration.statusName()).isEqualTo("EXECUTED");
		assertThat(this.contracts.asked()).hasSize(1);
	}

	@Test
	void leavesADeclarationThatCannotBeMatchedToStaff() {
		var declaration = this.declarations.add(DeclarationFixture.ordinary(this.number, null));
		this.matcher.giveUp(declaration.id());
		assertThat(declaration.statusName()).isEqualTo("FAILED");
		assertThat(declaration.isToBeConfirmed()).isTrue();
		assertThat(this.declarations.events).last()
			.isEqualTo(new BecameUnclear(declaration.id(), DeclarationType.ORDINARY, UnclearReason.FAILED));
	}

	@Test
	void ignoresAnUnknownDeclaration() {
		this.matcher.match(UUID.randomUUID());
		assertThat(this.declarations.all()).isEmpty();
	}

	private Declaration match(Declaration declaration) {
		this.declarations.add(declaration);
		this.matcher.match(declaration.id());
		return declaration;
	}

}
