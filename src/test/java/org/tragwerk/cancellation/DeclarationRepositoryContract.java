package org.tragwerk.cancellation;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.cancellation.Declaration.UnclearReason;
import org.tragwerk.member.Token;

import org.springframework.data.domain.Limit;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.cancellation.DeclarationFixture.RECEIVED;

/**
 * The contract of the repository, run against the database (in a transaction for each
 * test) and {@link FakeDeclarations}.
 */
@Transactional
interface DeclarationRepositoryContract {

	Limit ALL = Limit.of(10_000);

	DeclarationRepository declarations();

	@Test
	default void findsADeclarationByItsReceiptAlone() {
		var receipt = Token.random();
		var declaration = save(email(), DeclarationType.ORDINARY, receipt, RECEIVED, false);
		assertThat(declarations().findByReceiptHash(receipt.hash())).contains(declaration);
		assertThat(declarations().existsByReceiptHash(receipt.hash())).isTrue();
		assertThat(declarations().existsByReceiptHash(Token.random().hash())).isFalse();
		assertThat(declarations().findById(declaration.id())).contains(declaration);
		assertThat(declarations().findForUpdate(declaration.id())).contains(declaration);
		assertThat(declarations().findForUpdate(UUID.randomUUID())).isEmpty();
	}

	@Test
	default void whatIsUnclearWaitsForPeopleTheOldestFirst() {
		var later = save(RECEIVED.plusSeconds(1), false);
		later.markUnclear(UnclearReason.FAILED);
		var earlier = save(RECEIVED, false);
		earlier.markUnclear(UnclearReason.NO_CONTRACT);
		var unmatched = save(RECEIVED, false);
		assertThat(declarations().findUnclear(Instant.EPOCH, ALL)).containsSubsequence(earlier, later)
			.doesNotContain(unmatched);
		assertThat(declarations().findUnclear(Instant.EPOCH, Limit.of(1))).hasSize(1);
	}

	@Test
	default void anUnopenedLinkWaitsForPeopleAfterSomeDays() {
		var declaration = save(RECEIVED, false);
		declaration.askForContract();
		assertThat(declarations().findUnclear(RECEIVED, ALL)).doesNotContain(declaration);
		assertThat(declarations().findUnclear(RECEIVED.plusSeconds(1), ALL)).contains(declaration);
	}

	@Test
	@Fault("F105")
	default void aLinkThatIsNotMailedWaitsForPeopleAtOnce() {
		var before = declarations().countUnclear(Instant.EPOCH);
		var suppressed = save(RECEIVED, true);
		suppressed.askForContract();
		save(RECEIVED, false).askForContract();
		assertThat(declarations().findUnclear(Instant.EPOCH, ALL)).contains(suppressed);
		assertThat(declarations().countUnclear(Instant.EPOCH)).isEqualTo(before + 1);
	}

	@Test
	default void whatHadNoContractIsFoundByItsAddressTypeAndTime() {
		var email = email();
		var cancellation = save(email, DeclarationType.ORDINARY, Token.random(), RECEIVED.plusSeconds(1), false);
		var withdrawal = save(email, DeclarationType.WITHDRAWAL, Token.random(), RECEIVED, false);
		List.of(cancellation, withdrawal).forEach((each) -> each.markUnclear(UnclearReason.NO_CONTRACT));
		save(email, DeclarationType.ORDINARY, Token.random(), RECEIVED, false).markUnclear(UnclearReason.FAILED);
		save(email, DeclarationType.ORDINARY, Token.random(), RECEIVED, true).markUnclear(UnclearReason.NO_CONTRACT);
		save(RECEIVED, false).markUnclear(UnclearReason.NO_CONTRACT);
		var all = EnumSet.allOf(DeclarationType.class);
		var typed = email.toUpperCase();
		assertThat(declarations().findWithoutContract(typed, all, RECEIVED)).containsExactly(withdrawal, cancellation);
		assertThat(declarations().findWithoutContract(typed, all, RECEIVED.plusSeconds(1)))
			.containsExactly(cancellation);
		assertThat(declarations().findWithoutContract(typed, Set.of(DeclarationType.WITHDRAWAL), RECEIVED))
			.containsExactly(withdrawal);
	}

	private Declaration save(Instant receivedAt, boolean emailSuppressed) {
		return save(email(), DeclarationType.ORDINARY, Token.random(), receivedAt, emailSuppressed);
	}

	private Declaration save(String email, DeclarationType type, Token receipt, Instant receivedAt,
			boolean emailSuppressed) {
		return declarations().save(new Declaration(new Declaration.Content(type, null, null),
				new Declaration.Declarant("Ada", null, email, "de"), receipt, receivedAt, emailSuppressed));
	}

	private static String email() {
		return "ada-" + UUID.randomUUID() + "@example.org";
	}

}
