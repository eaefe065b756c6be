package org.tragwerk.cancellation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.subscription.Contract;
import org.tragwerk.subscription.ContractFixture;
import org.tragwerk.subscription.FakeContracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.cancellation.DeclarationFixture.EMAIL;
import static org.tragwerk.cancellation.DeclarationFixture.RECEIVED;

class DeclarationExecutorTests {

	private final FakeContracts contracts = new FakeContracts();

	private final DeclarationExecutor executor = new DeclarationExecutor(this.contracts, ContractFixture.SITE);

	private final Contract young = ContractFixture.running(RECEIVED.minus(Duration.ofDays(3)));

	private final Contract old = ContractFixture.running(RECEIVED.minus(Duration.ofDays(20)));

	private final Contract over = ContractFixture.ended(RECEIVED.minus(Duration.ofDays(4)),
			RECEIVED.minus(Duration.ofDays(1)));

	private final Contract gift = ContractFixture.gift(RECEIVED.minus(Duration.ofDays(2)));

	@Test
	void candidatesOfACancellationAreOpenContracts() {
		List.of(this.young, this.old, this.over, this.gift).forEach((each) -> this.contracts.add(EMAIL, each));
		assertThat(this.executor.candidates(DeclarationFixture.ordinary())).containsExactly(this.young, this.old);
		assertThat(this.executor.candidates(DeclarationFixture.extraordinary(null))).containsExactly(this.young,
				this.old);
	}

	@Test
	void candidatesOfAWithdrawalIncludeEndedContracts() {
		var oldGift = ContractFixture.gift(RECEIVED.minus(Duration.ofDays(20)));
		List.of(this.young, this.old, this.over, this.gift, oldGift).forEach((each) -> this.contracts.add(EMAIL, each));
		assertThat(this.executor.candidates(DeclarationFixture.withdrawal())).containsExactly(this.gift, this.young,
				this.over, this.old);
	}

	@Test
	@Fault("F109")
	void candidatesExcludeLaterContracts() {
		var same = this.contracts.add(EMAIL, ContractFixture.running(RECEIVED));
		this.contracts.add(EMAIL, ContractFixture.running(RECEIVED.plusSeconds(1)));
		this.contracts.add("grace@example.org", this.young);
		assertThat(this.executor.candidates(DeclarationFixture.ordinary())).containsExactly(same);
	}

	@Test
	void endsOnTheRequestedDay() {
		var declaration = DeclarationFixture.ordinary(null, LocalDate.of(2027, 3, 1));
		this.executor.execute(declaration, List.of(this.young, this.old));
		assertThat(this.contracts.asked()).extracting(FakeContracts.Asked::verb).containsExactly("end", "end");
		assertThat(this.contracts.asked()).extracting(FakeContracts.Asked::requestedEnd)
			.containsOnly(LocalDate.of(2027, 3, 1));
		assertThat(declaration.statusName()).isEqualTo("EXECUTED");
		assertThat(declaration.ends()).extracting(DeclaredEnd::contract)
			.containsExactlyInAnyOrder(this.young.id(), this.old.id());
	}

	@Test
	void endsOnTheNextPossibleDayByDefault() {
		var declaration = DeclarationFixture.ordinary();
		this.executor.execute(declaration, List.of(this.young));
		assertThat(declaration.ends()).extracting(DeclaredEnd::endsAt).containsExactly(FakeContracts.PERIOD_END);
	}

	@Test
	void extraordinaryCancellationEndsTheContractAndIsUnclear() {
		var declaration = DeclarationFixture.extraordinary(null);
		this.executor.execute(declaration, List.of(this.young));
		assertThat(this.contracts.asked()).singleElement()
			.satisfies((asked) -> assertThat(asked.requestedEnd()).isNull());
		assertThat(declaration.ends()).hasSize(1);
		assertThat(declaration.statusName()).isEqualTo("EXTRAORDINARY");
	}

	@Test
	void withdrawsWithinFourteenDays() {
		var declaration = DeclarationFixture.withdrawal();
		this.executor.execute(declaration, List.of(this.young, this.gift));
		assertThat(this.contracts.asked()).extracting(FakeContracts.Asked::verb)
			.containsExactly("withdraw", "withdraw");
		assertThat(declaration.statusName()).isEqualTo("EXECUTED");
		assertThat(declaration.ends()).extracting(DeclaredEnd::endsAt).containsOnly(RECEIVED);
	}

	@Test
	@Fault("F72")
	void lateWithdrawalIsUnclear() {
		var declaration = DeclarationFixture.withdrawal();
		this.executor.execute(declaration, List.of(this.old));
		assertThat(this.contracts.asked()).isEmpty();
		assertThat(declaration.ends()).isEmpty();
		assertThat(declaration.statusName()).isEqualTo("LATE");
	}

	@Test
	void withdrawsFromTheContractsThatAreInTime() {
		var declaration = DeclarationFixture.withdrawal();
		this.executor.execute(declaration, List.of(this.old, this.young));
		assertThat(this.contracts.asked()).extracting(FakeContracts.Asked::contract).containsExactly(this.young.id());
		assertThat(declaration.statusName()).isEqualTo("LATE");
		assertThat(declaration.ends()).hasSize(1);
	}

}
