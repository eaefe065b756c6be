package org.tragwerk.cancellation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.cancellation.DeclarationEvent.BecameClear;
import org.tragwerk.cancellation.DeclarationLinks.Purpose;
import org.tragwerk.member.Token;
import org.tragwerk.subscription.Contract;
import org.tragwerk.subscription.ContractFixture;
import org.tragwerk.subscription.FakeContracts;

import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.tragwerk.cancellation.DeclarationFixture.EMAIL;
import static org.tragwerk.cancellation.DeclarationFixture.RECEIVED;

class ChooseContractsTests {

	private static final Token LINK = Token.random();

	private final FakeDeclarations declarations = new FakeDeclarations();

	private final FakeContracts contracts = new FakeContracts();

	private final DeclarationLinks links = mock();

	private final PlatformTransactionManager transactions = mock();

	private final ChooseContracts chooseContracts = new ChooseContracts(this.links, this.declarations,
			new DeclarationExecutor(this.contracts, ContractFixture.SITE), new TransactionTemplate(this.transactions));

	private final Contract first = this.contracts.add(EMAIL, ContractFixture.running(days(30)));

	private final Contract second = this.contracts.add(EMAIL, ContractFixture.running(days(3)));

	@Test
	void findsTheDeclarationOfALinkAndItsContracts() {
		var declaration = awaitingChoice(DeclarationFixture.ordinary());
		given(this.links.find(LINK, Purpose.CHOICE)).willReturn(Optional.of(declaration.id()));
		var choice = this.chooseContracts.find(LINK).orElseThrow();
		assertThat(choice.declaration()).isSameAs(declaration);
		assertThat(choice.contracts()).containsExactly(this.second, this.first);
		assertThat(this.contracts.asked()).isEmpty();
	}

	@Test
	void findsNothingForAnUnknownLink() {
		given(this.links.find(any(), any())).willReturn(Optional.empty());
		assertThat(this.chooseContracts.find(LINK)).isEmpty();
	}

	@Test
	void endsOnlyTheChosenContracts() {
		var declaration = awaitingChoice(DeclarationFixture.ordinary());
		assertThat(choose(declaration, this.first)).isTrue();
		assertThat(this.contracts.asked()).extracting(FakeContracts.Asked::contract).containsExactly(this.first.id());
		assertThat(declaration.statusName()).isEqualTo("EXECUTED");
		assertThat(this.declarations.events).last().isEqualTo(new BecameClear(declaration.id()));
	}

	@Test
	void endsSeveralContracts() {
		var declaration = awaitingChoice(DeclarationFixture.ordinary());
		assertThat(choose(declaration, this.first, this.second)).isTrue();
		assertThat(declaration.ends()).hasSize(2);
	}

	@Test
	@Fault("F109")
	void endsNoContractOfAnotherMember() {
		var other = this.contracts.add("grace@example.org", ContractFixture.running(days(3)));
		var declaration = awaitingChoice(DeclarationFixture.ordinary());
		assertThat(choose(declaration, other)).isFalse();
		assertThat(choose(declaration)).isFalse();
		assertThat(this.contracts.asked()).isEmpty();
		assertThat(declaration.isAwaitingChoice()).isTrue();
	}

	@Test
	void offersOnlyTheContractWhoseNumberIsNamed() {
		var other = this.contracts.add("grace@example.org", ContractFixture.running(days(3)));
		var declaration = this.declarations.add(DeclarationFixture.ordinary());
		declaration.match(DeclarationMatch.byNumber(other));
		declaration.askForContract();
		assertThat(choose(declaration, this.first)).isFalse();
		assertThat(choose(declaration, other)).isTrue();
		assertThat(this.contracts.asked()).extracting(FakeContracts.Asked::contract).containsExactly(other.id());
	}

	@Test
	void executesOnce() {
		var declaration = awaitingChoice(DeclarationFixture.ordinary());
		choose(declaration, this.first);
		assertThat(choose(declaration, this.second)).isTrue();
		assertThat(this.contracts.asked()).hasSize(1);
	}

	@Test
	@Fault("F95")
	void retriesAfterAConflictWithASync() {
		var declaration = awaitingChoice(DeclarationFixture.ordinary());
		willThrow(new ObjectOptimisticLockingFailureException("Subscription", "1")).willDoNothing()
			.given(this.transactions)
			.commit(any());
		assertThat(choose(declaration, this.first)).isTrue();
		then(this.transactions).should(times(2)).commit(any());
	}

	@Test
	void doesNotChangeAnUnclearDeclaration() {
		var declaration = this.declarations.add(DeclarationFixture.extraordinary(null));
		declaration.markUnclear(UnclearReason.EXTRAORDINARY);
		assertThat(choose(declaration, this.first)).isTrue();
		assertThat(this.contracts.asked()).isEmpty();
	}

	private Declaration awaitingChoice(Declaration declaration) {
		declaration.askForContract();
		return this.declarations.add(declaration);
	}

	private boolean choose(Declaration declaration, Contract... contracts) {
		return this.chooseContracts.choose(declaration.id(),
				List.of(contracts).stream().map(Contract::contractNumber).toList());
	}

	private static Instant days(int before) {
		return RECEIVED.minus(Duration.ofDays(before));
	}

}
