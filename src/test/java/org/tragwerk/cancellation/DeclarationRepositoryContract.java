package org.tragwerk.cancellation;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.member.Token;

import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.cancellation.DeclarationFixture.RECEIVED;

/**
 * The contract of the repository, run against the database (in a transaction for each
 * test) and {@link FakeDeclarations}.
 */
@Transactional
interface DeclarationRepositoryContract {

	DeclarationRepository declarations();

	@Test
	default void findsADeclarationByItsReceiptAlone() {
		var receipt = Token.random();
		var declaration = save(email(), DeclarationType.ORDINARY, receipt, RECEIVED);
		assertThat(declarations().findByReceiptHash(receipt.hash())).contains(declaration);
		assertThat(declarations().existsByReceiptHash(receipt.hash())).isTrue();
		assertThat(declarations().existsByReceiptHash(Token.random().hash())).isFalse();
		assertThat(declarations().findById(declaration.id())).contains(declaration);
		assertThat(declarations().findForUpdate(declaration.id())).contains(declaration);
		assertThat(declarations().findForUpdate(UUID.randomUUID())).isEmpty();
	}

	@Test
	default void anUnopenedLinkIsFoundAfterSomeDaysTheOldestFirst() {
		var later = save(RECEIVED.plusSeconds(1));
		var earlier = save(RECEIVED);
		List.of(later, earlier).forEach(Declaration::askForContract);
		var unclear = save(RECEIVED);
		unclear.markUnclear(UnclearReason.FAILED);
		var unmatched = save(RECEIVED);
		assertThat(declarations().findWithUnusedLink(RECEIVED, Instant.EPOCH)).doesNotContain(earlier.id());
		assertThat(declarations().findWithUnusedLink(RECEIVED.plusSeconds(2), RECEIVED))
			.containsSubsequence(earlier.id(), later.id())
			.doesNotContain(unclear.id(), unmatched.id());
		assertThat(declarations().findWithUnusedLink(RECEIVED.plusSeconds(2), RECEIVED.plusSeconds(1)))
			.contains(later.id())
			.doesNotContain(earlier.id());
	}

	@Test
	@Fault("F105")
	default void aLinkThatIsNotMailedIsFoundAtOnce() {
		var suppressed = save(RECEIVED);
		suppressed.askForContract();
		suppressed.confirm(Confirmation.byPage(RECEIVED));
		var mailed = save(RECEIVED);
		mailed.askForContract();
		mailed.confirm(Confirmation.byEmail(RECEIVED));
		assertThat(declarations().findWithUnusedLink(Instant.EPOCH, RECEIVED)).contains(suppressed.id())
			.doesNotContain(mailed.id());
	}

	@Test
	default void whatHadNoContractIsFoundByItsAddressTypeAndTime() {
		var email = email();
		var cancellation = save(email, DeclarationType.ORDINARY, Token.random(), RECEIVED.plusSeconds(1));
		var withdrawal = save(email, DeclarationType.WITHDRAWAL, Token.random(), RECEIVED);
		List.of(cancellation, withdrawal).forEach((each) -> each.markUnclear(UnclearReason.NO_CONTRACT));
		save(email, DeclarationType.ORDINARY, Token.random(), RECEIVED).markUnclear(UnclearReason.FAILED);
		save(RECEIVED).markUnclear(UnclearReason.NO_CONTRACT);
		var all = EnumSet.allOf(DeclarationType.class);
		var typed = email.toUpperCase();
		assertThat(declarations().findWithoutContract(typed, all, RECEIVED)).containsExactly(withdrawal, cancellation);
		assertThat(declarations().findWithoutContract(typed, all, RECEIVED.plusSeconds(1)))
			.containsExactly(cancellation);
		assertThat(declarations().findWithoutContract(typed, Set.of(DeclarationType.WITHDRAWAL), RECEIVED))
			.containsExactly(withdrawal);
	}

	@Test
	@Fault("F105")
	default void aLaterEmailToTheSameAddressIsFoundByTypeAndTime() {
		var email = email();
		var declaration = save(email, DeclarationType.ORDINARY, Token.random(), RECEIVED);
		save(email, DeclarationType.WITHDRAWAL, Token.random(), RECEIVED);
		declaration.match(DeclarationMatch.byAddress());
		declaration.askForContract();
		assertThat(isConfirmedSince(email, DeclarationType.ORDINARY, RECEIVED)).isFalse();
		declaration.confirm(Confirmation.byEmail(RECEIVED));
		assertThat(isConfirmedSince(email.toUpperCase(), DeclarationType.ORDINARY, RECEIVED)).isTrue();
		assertThat(isConfirmedSince(email, DeclarationType.ORDINARY, RECEIVED.plusSeconds(1))).isFalse();
		assertThat(isConfirmedSince(email, DeclarationType.WITHDRAWAL, RECEIVED)).isFalse();
		assertThat(isConfirmedSince(email(), DeclarationType.ORDINARY, RECEIVED)).isFalse();
	}

	@Test
	@Fault("F105")
	default void onlyAnEmailWithALinkToTheOwnerCounts() {
		var email = email();
		var byPage = save(email, DeclarationType.ORDINARY, Token.random(), RECEIVED);
		byPage.match(DeclarationMatch.byAddress());
		byPage.askForContract();
		byPage.confirm(Confirmation.byPage(RECEIVED));
		var stranger = save(email, DeclarationType.ORDINARY, Token.random(), RECEIVED);
		stranger.markUnclear(UnclearReason.NO_CONTRACT);
		stranger.confirm(Confirmation.byEmail(RECEIVED));
		assertThat(isConfirmedSince(email, DeclarationType.ORDINARY, RECEIVED)).isFalse();
	}

	private boolean isConfirmedSince(String email, DeclarationType type, Instant since) {
		return declarations().existsConfirmedSince(email, type, since);
	}

	private Declaration save(Instant receivedAt) {
		return save(email(), DeclarationType.ORDINARY, Token.random(), receivedAt);
	}

	private Declaration save(String email, DeclarationType type, Token receipt, Instant receivedAt) {
		return declarations().save(new Declaration(new Declaration.Content(type, null, null),
				new Declaration.Declarant("Ada", null, email, "de"), receipt, receivedAt, DeclarationFixture.NETWORK));
	}

	private static String email() {
		return "ada-" + UUID.randomUUID() + "@example.org";
	}

}
