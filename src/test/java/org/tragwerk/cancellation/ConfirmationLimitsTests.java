package org.tragwerk.cancellation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.tragwerk.Fault;
import org.tragwerk.member.Token;
import org.tragwerk.site.Limits;
import org.tragwerk.subscription.Contract;
import org.tragwerk.subscription.ContractFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.tragwerk.cancellation.DeclarationFixture.NETWORK;
import static org.tragwerk.cancellation.DeclarationFixture.RECEIVED;

class ConfirmationLimitsTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static final String ELSEWHERE = "1".repeat(64);

	/** The counts by limit and key. */
	private final Map<String, Integer> counts = new HashMap<>();

	private final Limits limits = Mockito.mock();

	private final ConfirmationLimits confirmationLimits = new ConfirmationLimits(this.limits);

	ConfirmationLimitsTests() {
		given(this.limits.waitFor(any(), any())).will((call) -> count(call.getArgument(0), call.getArgument(1)));
		given(this.limits.allows(any(), any()))
			.will((call) -> count(call.getArgument(0), call.getArgument(1)).isEmpty());
	}

	@Test
	@Fault("F105")
	void countsMatchingDeclarationsByContract() {
		var contract = UUID.randomUUID();
		assertThat(this.confirmationLimits.allowsToContract(contract)).isTrue();
		assertThat(this.confirmationLimits.allowsToContract(contract)).isTrue();
		assertThat(this.confirmationLimits.allowsToContract(contract)).isFalse();
		assertThat(this.confirmationLimits.allowsToContract(UUID.randomUUID())).isTrue();
		assertThat(this.counts.keySet()).allMatch((key) -> key.startsWith("cancellation-email-contract "));
	}

	@Test
	@Fault("F105")
	void aStrangerOfAnotherNetworkDoesNotUseUpTheOwnersLimit() {
		assertThat(this.confirmationLimits.waitForOwner(declared("ada+x@example.org", ELSEWHERE))).isEmpty();
		assertThat(this.confirmationLimits.waitForOwner(declared("ada@example.org", ELSEWHERE))).isEmpty();
		assertThat(this.confirmationLimits.waitForOwner(declared("Ada@example.org", ELSEWHERE))).contains(MINUTE);
		assertThat(this.counts).containsEntry("cancellation-email-owner ada@example.org " + ELSEWHERE, 3)
			.containsEntry("cancellation-email-mailbox ada@example.org", 2);
	}

	@Test
	@Fault("F105")
	void limitsEmailsToOneMailboxFromAllNetworks() {
		for (var network : new String[] { NETWORK, ELSEWHERE }) {
			assertThat(this.confirmationLimits.waitForOwner(declared("ada@example.org", network))).isEmpty();
		}
		assertThat(this.confirmationLimits.waitForOwner(declared("ada@example.org", "2".repeat(64)))).contains(MINUTE);
	}

	@Test
	@Fault("F105")
	void countsAContractNumberWithAnotherAddressByContract() {
		var contract = ContractFixture.running(RECEIVED);
		assertThat(this.confirmationLimits.waitForOwner(named(contract))).isEmpty();
		assertThat(this.counts.keySet()).containsExactlyInAnyOrder(
				"cancellation-email-owner %s %s".formatted(contract.id().value(), NETWORK),
				"cancellation-email-mailbox " + contract.id().value());
	}

	@Test
	@Fault("F105")
	void countsStrangersByMailboxNetworkAndTotal() {
		assertThat(this.confirmationLimits.allowsToStranger(declared("a.da+1@gmail.com", NETWORK))).isTrue();
		assertThat(this.confirmationLimits.allowsToStranger(declared("ad.a@googlemail.com", ELSEWHERE))).isTrue();
		assertThat(this.confirmationLimits.allowsToStranger(declared("ada@gmail.com", "2".repeat(64)))).isFalse();
		assertThat(this.counts).containsEntry("cancellation-email-address ada@gmail.com", 3)
			.containsEntry("cancellation-email-network " + NETWORK, 1)
			.containsEntry("cancellation-email-network " + ELSEWHERE, 1)
			.containsEntry("cancellation-email-total all", 2)
			.doesNotContainKey("cancellation-email-network " + "2".repeat(64));
	}

	@Test
	@Fault("F105")
	void limitsEmailsToStrangersFromOneNetwork() {
		assertThat(this.confirmationLimits.allowsToStranger(declared("a@example.org", NETWORK))).isTrue();
		this.counts.remove("cancellation-email-total all");
		assertThat(this.confirmationLimits.allowsToStranger(declared("b@example.org", NETWORK))).isTrue();
		this.counts.remove("cancellation-email-total all");
		assertThat(this.confirmationLimits.allowsToStranger(declared("c@example.org", NETWORK))).isFalse();
		assertThat(this.counts).doesNotContainKey("cancellation-email-total all");
	}

	@Test
	@Fault("F105")
	void limitsAllEmailsToStrangers() {
		this.counts.put("cancellation-email-total all", 2);
		assertThat(this.confirmationLimits.allowsToStranger(declared("a@example.org", NETWORK))).isFalse();
	}

	/** Counts; each limit has room for two. */
	private Optional<Duration> count(String limit, String key) {
		return (this.counts.merge(limit + ' ' + key, 1, Integer::sum) > 2) ? Optional.of(MINUTE) : Optional.empty();
	}

	private static Declaration declared(String email, String network) {
		return new Declaration(new Declaration.Content(DeclarationType.ORDINARY, null, null),
				new Declaration.Declarant("Ada", null, email, "de"), Token.random(), RECEIVED, network);
	}

	private static Declaration named(Contract contract) {
		var declaration = DeclarationFixture.ordinary();
		declaration.match(DeclarationMatch.byNumber(contract));
		return declaration;
	}

}
