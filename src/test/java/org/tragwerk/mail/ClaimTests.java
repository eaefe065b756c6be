package org.tragwerk.mail;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClaimTests {

	private final UUID about = UUID.randomUUID();

	@Test
	void keepsItsMessageIdOverAllAttempts() {
		assertThat(new Claim("welcome", this.about, 2).messageId())
			.isEqualTo(new Claim("welcome", this.about, 1).messageId());
	}

	@Test
	void hasAnotherMessageIdForAnotherKindOrSubject() {
		assertThat(new Claim("welcome", this.about, 1).messageId())
			.isNotEqualTo(new Claim("goodbye", this.about, 1).messageId())
			.isNotEqualTo(new Claim("welcome", UUID.randomUUID(), 1).messageId());
	}

}
