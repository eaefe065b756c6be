package org.tragwerk.subscription;

import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tragwerk.Fault;
import org.tragwerk.subscription.StatusChange.IllegalStatusChangeException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StatusChangeTests {

	private static final SubscriptionId ID = new SubscriptionId(UUID.randomUUID());

	@ParameterizedTest
	@EnumSource
	void sameStatusIsNoChange(Status status) {
		var change = new StatusChange(status, status);
		assertThat(change.isReal()).isFalse();
		assertThat(change.isStart()).isFalse();
		assertThat(change.isEnd()).isFalse();
	}

	@ParameterizedTest
	@EnumSource(names = "INCOMPLETE", mode = EnumSource.Mode.EXCLUDE)
	void startsFromIncompleteUnlessAbandoned(Status next) {
		assertThat(new StatusChange(Status.INCOMPLETE, next).isReal()).isTrue();
		assertThat(new StatusChange(Status.INCOMPLETE, next).isStart()).isEqualTo(next != Status.ABANDONED);
	}

	@ParameterizedTest
	@EnumSource(names = "ACTIVE", mode = EnumSource.Mode.EXCLUDE)
	void canEndButNotStartFromActive(Status next) {
		assertThat(new StatusChange(Status.ACTIVE, next).isStart()).isFalse();
		assertThat(new StatusChange(Status.ACTIVE, next).isEnd()).isEqualTo(next == Status.ENDED);
	}

	@ParameterizedTest
	@EnumSource
	@Fault("F27")
	void rejectsImpossibleChanges(Status next) {
		var change = new StatusChange(Status.ACTIVE, next);
		if (Set.of(Status.INCOMPLETE, Status.ABANDONED).contains(next)) {
			assertThatExceptionOfType(IllegalStatusChangeException.class).isThrownBy(() -> change.requireAllowed(ID))
				.withMessage("Subscription %s cannot move from ACTIVE to %s.".formatted(ID.value(), next));
		}
		else {
			change.requireAllowed(ID);
		}
	}

}
