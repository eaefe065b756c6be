package org.tragwerk.cancellation;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.mail.Outbox;
import org.tragwerk.money.Money;
import org.tragwerk.subscription.Contract;
import org.tragwerk.subscription.ContractFixture;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.tragwerk.cancellation.DeclarationFixture.RECEIVED;

class ConfirmDeclarationTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static final Confirmation BY_EMAIL = Confirmation.byEmail(RECEIVED);

	private static final Confirmation BY_PAGE = Confirmation.byPage(RECEIVED);

	private final FakeDeclarations declarations = new FakeDeclarations();

	private final ConfirmationLimits limits = mock();

	private final Outbox outbox = mock();

	private final ConfirmDeclaration confirmDeclaration = new ConfirmDeclaration(this.declarations, this.limits,
			this.outbox, new TransactionTemplate(mock(PlatformTransactionManager.class)),
			Clock.fixed(RECEIVED, ZoneOffset.UTC));

	private final Contract contract = ContractFixture.running(RECEIVED);

	@BeforeEach
	void allowAll() {
		given(this.limits.allowsToContract(this.contract.id().value())).willReturn(true);
		given(this.limits.waitForOwner(any())).willReturn(Optional.empty());
		given(this.limits.allowsToStranger(any())).willReturn(true);
	}

	@Test
	void countsAMatchingDeclarationByItsContract() {
		var declaration = fitting();
		assertThat(confirm(declaration)).isEmpty();
		assertThat(declaration.confirmation()).isEqualTo(BY_EMAIL);
		assertThat(emails(declaration)).containsExactly("cancellation");
		verify(this.limits, never()).waitForOwner(any());
		verify(this.limits, never()).allowsToStranger(any());
	}

	@Test
	@Fault("F105")
	void confirmsOnlyOnThePageBeyondTheLimitOfAContract() {
		given(this.limits.allowsToContract(any())).willReturn(false);
		var declaration = fitting();
		assertThat(confirm(declaration)).isEmpty();
		assertThat(declaration.confirmation()).isEqualTo(BY_PAGE);
		assertThat(emails(declaration)).isEmpty();
	}

	@Test
	void sendsALinkToTheOwnerOfTheAddress() {
		var declaration = byAddress(DeclarationFixture.withdrawal());
		assertThat(confirm(declaration)).isEmpty();
		assertThat(declaration.confirmation()).isEqualTo(BY_EMAIL);
		assertThat(emails(declaration)).containsExactly("withdrawal");
		verify(this.limits, never()).allowsToStranger(any());
	}

	@Test
	@Fault("F105")
	void retriesTheOwnersEmailWhenTheLimitAllowsIt() {
		given(this.limits.waitForOwner(any())).willReturn(Optional.of(MINUTE), Optional.empty());
		var declaration = byAddress(DeclarationFixture.ordinary());
		assertThat(confirm(declaration)).contains(MINUTE);
		assertThat(declaration.isToBeConfirmed()).isTrue();
		assertThat(emails(declaration)).isEmpty();
		assertThat(confirm(declaration)).isEmpty();
		assertThat(emails(declaration)).containsExactly("cancellation");
	}

	@Test
	@Fault("F105")
	void sendsOneLaterEmailForAllWaitingDeclarations() {
		var waiting = byAddress(DeclarationFixture.ordinary());
		var answered = byAddress(DeclarationFixture.ordinary());
		confirm(answered);
		given(this.limits.waitForOwner(any())).willReturn(Optional.of(MINUTE));
		assertThat(confirm(waiting)).isEmpty();
		assertThat(waiting.confirmation()).isEqualTo(BY_EMAIL);
		assertThat(emails(waiting)).isEmpty();
	}

	@Test
	@Fault("F101")
	void sendsTheLinkToTheContractsAddressAndTheStrangersEmailToTheOther() {
		var declaration = byNumber();
		assertThat(confirm(declaration)).isEmpty();
		assertThat(declaration.confirmation()).isEqualTo(BY_EMAIL);
		assertThat(emails(declaration)).containsExactly("contract-owner", "cancellation");
	}

	@Test
	@Fault("F105")
	void asksTheOwnerEvenIfTheStrangerGetsNoEmail() {
		given(this.limits.allowsToStranger(any())).willReturn(false);
		var declaration = byNumber();
		confirm(declaration);
		assertThat(emails(declaration)).containsExactly("contract-owner");
		assertThat(declaration.confirmation()).isEqualTo(BY_EMAIL);
	}

	@Test
	@Fault("F105")
	void leavesToStaffWhatExceedsTheLimitOfTheOwner() {
		given(this.limits.waitForOwner(any())).willReturn(Optional.of(MINUTE));
		var declaration = byNumber();
		assertThat(confirm(declaration)).isEmpty();
		assertThat(emails(declaration)).containsExactly("cancellation");
		assertThat(declaration.confirmation()).isEqualTo(BY_PAGE);
	}

	@Test
	void emailsStrangersWithinTheirLimits() {
		var declaration = unclear();
		assertThat(confirm(declaration)).isEmpty();
		assertThat(declaration.confirmation()).isEqualTo(BY_EMAIL);
		assertThat(emails(declaration)).containsExactly("cancellation");
	}

	@Test
	@Fault("F105")
	void confirmsToStrangersOnlyOnThePageBeyondTheirLimits() {
		given(this.limits.allowsToStranger(any())).willReturn(false);
		var declaration = unclear();
		assertThat(confirm(declaration)).isEmpty();
		assertThat(declaration.confirmation()).isEqualTo(BY_PAGE);
		assertThat(emails(declaration)).isEmpty();
	}

	@Test
	void confirmsOnce() {
		var declaration = unclear();
		confirm(declaration);
		confirm(declaration);
		assertThat(emails(declaration)).hasSize(1);
	}

	@Test
	void doesNothingIfAnotherNodeHasConfirmed() {
		var declaration = unclear();
		given(this.limits.allowsToStranger(declaration)).will((call) -> {
			declaration.confirm(BY_PAGE);
			return true;
		});
		confirm(declaration);
		assertThat(declaration.confirmation()).isEqualTo(BY_PAGE);
		assertThat(emails(declaration)).isEmpty();
	}

	@Test
	@Fault("F105")
	void staysPendingWhileTheLimitsCannotBeCounted() {
		given(this.limits.allowsToStranger(any())).willThrow(new DataAccessResourceFailureException("down"));
		var declaration = unclear();
		assertThatException().isThrownBy(() -> confirm(declaration));
		assertThat(declaration.isToBeConfirmed()).isTrue();
		assertThat(emails(declaration)).isEmpty();
	}

	@Test
	void confirmsNothingBeforeTheMatch() {
		var declaration = this.declarations.add(DeclarationFixture.ordinary());
		assertThat(confirm(declaration)).isEmpty();
		assertThat(this.confirmDeclaration.confirm(UUID.randomUUID())).isEmpty();
		verifyNoInteractions(this.limits, this.outbox);
	}

	private Optional<Duration> confirm(Declaration declaration) {
		return this.confirmDeclaration.confirm(declaration.id());
	}

	private List<String> emails(Declaration declaration) {
		return DeclarationFixture.emails(this.outbox, declaration.id());
	}

	private Declaration fitting() {
		var declaration = this.declarations.add(DeclarationFixture.ordinary(this.contract.contractNumber(), null));
		declaration.match(DeclarationMatch.byNumberAndAddress(this.contract));
		declaration.recordEnd(this.contract.id(), RECEIVED, Money.ZERO);
		declaration.markExecuted();
		return declaration;
	}

	private Declaration byAddress(Declaration declaration) {
		declaration.match(DeclarationMatch.byAddress());
		declaration.askForContract();
		return this.declarations.add(declaration);
	}

	private Declaration byNumber() {
		var declaration = this.declarations
			.add(DeclarationFixture.stranger(DeclarationType.ORDINARY, this.contract.contractNumber()));
		declaration.match(DeclarationMatch.byNumber(this.contract));
		declaration.askForContract();
		return declaration;
	}

	private Declaration unclear() {
		var declaration = this.declarations.add(DeclarationFixture.stranger(DeclarationType.ORDINARY, null));
		declaration.markUnclear(UnclearReason.NO_CONTRACT);
		return declaration;
	}

}
