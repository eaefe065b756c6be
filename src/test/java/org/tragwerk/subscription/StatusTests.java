package org.tragwerk.subscription;

import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.tragwerk.Fault;
import org.tragwerk.subscription.Supporters.SupporterRule;

import static org.assertj.core.api.Assertions.assertThat;

class StatusTests {

	@ParameterizedTest
	@EnumSource(names = { "ABANDONED", "ENDED" })
	@Fault("F27")
	void finalStatusCannotChange(Status status) {
		assertThat(status.isFinal()).isTrue();
		assertThat(followers(status)).containsExactly(status);
	}

	@ParameterizedTest
	@EnumSource(names = { "ACTIVE", "PAST_DUE", "BOUNCED", "UNPAID", "PAUSED" })
	void begunStatusCanBecomeAnyBegunStatus(Status status) {
		assertThat(followers(status)).isEqualTo(EnumSet.complementOf(EnumSet.of(Status.INCOMPLETE, Status.ABANDONED)));
	}

	@Test
	void incompleteCanBecomeAnyStatus() {
		assertThat(followers(Status.INCOMPLETE)).containsExactlyInAnyOrder(Status.values());
	}

	@ParameterizedTest
	@EnumSource
	@Fault("F114")
	void countsWhileActiveOrInGrace(Status status) {
		assertThat(SupporterRule.counts(status, false, false))
			.isEqualTo(Set.of(Status.ACTIVE, Status.PAST_DUE).contains(status));
		assertThat(SupporterRule.counts(status, true, false)).isEqualTo(status == Status.ACTIVE);
		assertThat(SupporterRule.counts(status, false, true)).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void isInArrearsWhileAPaymentIsOpen(Status status) {
		assertThat(status.isInArrears())
			.isEqualTo(Set.of(Status.PAST_DUE, Status.BOUNCED, Status.UNPAID).contains(status));
	}

	@ParameterizedTest
	@EnumSource
	void isStandingBetweenStartAndEnd(Status status) {
		assertThat(status.isStanding())
			.isEqualTo(Set.of(Status.ACTIVE, Status.PAST_DUE, Status.UNPAID, Status.PAUSED).contains(status));
	}

	private static EnumSet<Status> followers(Status status) {
		var followers = EnumSet.noneOf(Status.class);
		for (var next : Status.values()) {
			if (status.canBecome(next)) {
				followers.add(next);
			}
		}
		return followers;
	}

}
