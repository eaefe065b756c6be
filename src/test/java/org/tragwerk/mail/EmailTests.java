package org.tragwerk.mail;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tragwerk.mail.Email.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class EmailTests {

	private final Email email = new Email(UUID.randomUUID(), "welcome", UUID.randomUUID(), "", Instant.EPOCH);

	@Test
	void isQueuedInitially() {
		assertThat(this.email.isQueued()).isTrue();
		assertThat(this.email.closedAt()).isNull();
	}

	@Test
	void isClosedOnce() {
		this.email.close(Status.SENT, Instant.MAX);
		assertThat(this.email.isQueued()).isFalse();
		assertThat(this.email.closedAt()).isEqualTo(Instant.MAX);
		assertThatIllegalStateException().isThrownBy(() -> this.email.close(Status.DEAD, Instant.MAX));
	}

	@Test
	void toStringHasTheKindButNotTheSubject() {
		assertThat(this.email).hasToString("Email %s (welcome)".formatted(this.email.id()));
	}

}
