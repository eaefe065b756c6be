package org.tragwerk.mail;

import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

class PostmanTests {

	private final Claim claim = new Claim("sample", UUID.randomUUID(), 1);

	private final Postbox postbox = Mockito.mock(Postbox.class);

	private final Delivery delivery = Mockito.mock(Delivery.class);

	private final ThreadPoolTaskExecutor rounds = new ThreadPoolTaskExecutor();

	private final Postman postman = new Postman(this.postbox, this.delivery, this.rounds);

	@BeforeEach
	void oneLetterIsDue() {
		this.rounds.initialize();
		given(this.postbox.claim()).willReturn(Optional.of(this.claim), Optional.empty());
	}

	@AfterEach
	void shutDown() {
		this.rounds.shutdown();
	}

	@Test
	void aLetterThatIsStuckGoesBackWhenTheNodeLeaves() {
		willAnswer((sending) -> {
			this.postman.destroy();
			return null;
		}).given(this.delivery).attempt(this.claim);
		this.postman.goRound();
		verify(this.postbox).giveBack(this.claim);
	}

	@Test
	void aLetterThatIsSentDoesNotGoBack() {
		this.postman.goRound();
		this.postman.destroy();
		verify(this.postbox, never()).giveBack(any());
	}

}
