package org.tragwerk.cancellation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.member.Token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.tragwerk.cancellation.DeclarationFixture.RECEIVED;

class DeclarationsTests {

	private final FakeDeclarations repository = new FakeDeclarations();

	private final Token receipt = Token.random();

	@Test
	void storesTheTimeOfReceipt() {
		receive(this.receipt, RECEIVED.plusMillis(999));
		assertThat(at(RECEIVED).find(this.receipt)).hasValueSatisfying((declaration) -> {
			assertThat(declaration.receivedAt()).isEqualTo(RECEIVED);
			assertThat(declaration.content().type()).isEqualTo(DeclarationType.ORDINARY);
			assertThat(declaration.declarant().email()).isEqualTo(DeclarationFixture.EMAIL);
			assertThat(declaration.isNew()).isTrue();
			assertThat(declaration.confirmation().network()).isEqualTo(DeclarationFixture.NETWORK);
		});
	}

	@Test
	@Fault("F36")
	void storesADeclarationOnceForEachReceipt() {
		receive(this.receipt, RECEIVED);
		receive(this.receipt, RECEIVED.plusSeconds(5));
		receive(Token.random(), RECEIVED.plusSeconds(6));
		assertThat(this.repository.all()).extracting(Declaration::receivedAt)
			.containsExactly(RECEIVED, RECEIVED.plusSeconds(6));
	}

	@Test
	void findsNothingByAnUnknownReceipt() {
		receive(this.receipt, RECEIVED);
		assertThat(at(RECEIVED).find(Token.random())).isEmpty();
	}

	private void receive(Token receipt, Instant now) {
		at(now).receive(new Declaration.Content(DeclarationType.ORDINARY, null, null), DeclarationFixture.ada(null),
				receipt, DeclarationFixture.NETWORK);
	}

	private Declarations at(Instant now) {
		return new Declarations(this.repository, mock(), Clock.fixed(now, ZoneOffset.UTC));
	}

}
