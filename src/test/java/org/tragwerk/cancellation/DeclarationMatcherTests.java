package org.tragwerk.cancellation;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.mail.Outbox;
import org.tragwerk.subscription.ContractFixture;
import org.tragwerk.subscription.FakeContracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.tragwerk.cancellation.DeclarationFixture.EMAIL;
import static org.tragwerk.cancellation.DeclarationFixture.RECEIVED;

class DeclarationMatcherTests {

	private final FakeDeclarations declarations = new FakeDeclarations();

	private final FakeContracts contracts = new FakeContracts();

	private final Outbox outbox = mock();

	private final DeclarationMatcher matcher = new DeclarationMatcher(this.declarations, this.contracts,
			new DeclarationExecutor(this.contracts, ContractFixture.SITE), this.outbox);

	private final String number = this.contracts.add(EMAIL, ContractFixture.running(RECEIVED.minus(Duration.ofDays(3))))
		.contractNumber();

	@Test
	void executesWhatNamesTheNumberAndTheAddressOfAContract() {
		var declaration = match(DeclarationFixture.ordinary(this.number, null));
		assertThat(declaration.statusName()).isEqualTo("EXECUTED");
		assertThat(this.contracts.asked()).singleElement()
			.satisfies((asked) -> assertThat(asked.because()).isEqualTo(declaration.id()));
		assertThat(DeclarationFixture.emails(this.outbox, declaration.id())).containsExactly("cancellation");
	}

	@Test
	void asksTheOwnerOfAnAddressWhichContractIsMeant() {
		var declaration = match(DeclarationFixture.ordinary());
		assertThat(declaration.statusName()).isEqualTo("LINK_SENT");
		assertThat(this.contracts.asked()).isEmpty();
		assertThat(DeclarationFixture.emails(this.outbox, declaration.id())).containsExactly("cancellation");
	}

	@Test
	void asksTheOwnerOfTheAddressToWhomTheNumberDoesNotBelong() {
		var other = this.contracts.add("grace@example.org", ContractFixture.running(RECEIVED));
		var declaration = match(DeclarationFixture.ordinary(other.contractNumber(), null));
		assertThat(declaration.statusName()).isEqualTo("LINK_SENT");
		assertThat(this.contracts.asked()).isEmpty();
	}

	@Test
	@Fault("F67")
	void leavesToPeopleWhatNamesTheNumberOfSomebodyElse() {
		var other = this.contracts.add("grace@example.org", ContractFixture.running(RECEIVED));
		var declaration = match(DeclarationFixture.stranger(DeclarationType.ORDINARY, other.contractNumber()));
		assertThat(declaration.statusName()).isEqualTo("NO_CONTRACT");
		assertThat(this.contracts.asked()).isEmpty();
	}

	@Test
	void leavesToPeopleWhatMatchesNoContract() {
		var declaration = match(DeclarationFixture.stranger(DeclarationType.WITHDRAWAL, null));
		assertThat(declaration.statusName()).isEqualTo("NO_CONTRACT");
		assertThat(DeclarationFixture.emails(this.outbox, declaration.id())).containsExactly("withdrawal");
	}

	@Test
	@Fault("F105")
	void writesNoEmailAboutThoseThatAreTooMany() {
		var declaration = match(DeclarationFixture.suppressed(null));
		assertThat(declaration.statusName()).isEqualTo("LINK_SENT");
		assertThat(DeclarationFixture.emails(this.outbox, declaration.id())).isEmpty();
	}

	@Test
	void confirmsWhatItExecutesHoweverManyCameBefore() {
		var declaration = match(DeclarationFixture.suppressed(this.number));
		assertThat(DeclarationFixture.emails(this.outbox, declaration.id())).containsExactly("cancellation");
	}

	@Test
	void matchesOnce() {
		var declaration = match(DeclarationFixture.ordinary(this.number, null));
		this.matcher.match(declaration.id());
		this.matcher.giveUp(declaration.id());
		assertThat(declaration.statusName()).isEqualTo("EXECUTED");
		assertThat(this.contracts.asked()).hasSize(1);
		assertThat(DeclarationFixture.emails(this.outbox, declaration.id())).hasSize(1);
	}

	@Test
	void leavesToPeopleWhatCannotBeMatched() {
		var declaration = this.declarations.add(DeclarationFixture.ordinary(this.number, null));
		this.matcher.giveUp(declaration.id());
		assertThat(declaration.statusName()).isEqualTo("FAILED");
		assertThat(DeclarationFixture.emails(this.outbox, declaration.id())).containsExactly("cancellation");
	}

	@Test
	void doesNothingAboutWhatNobodyReceived() {
		this.matcher.match(UUID.randomUUID());
		assertThat(this.declarations.all()).isEmpty();
	}

	private Declaration match(Declaration declaration) {
		this.declarations.add(declaration);
		this.matcher.match(declaration.id());
		return declaration;
	}

}
