package org.tragwerk.pledging;

import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.pledging.CheckoutSnapshot.State;

import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

class ConfirmationControllerTests {

	private final Attempt attempt = PledgingFixture.after(State.COMPLETED);

	private final OwnAttempts ownAttempts = mock();

	private final Attempts attempts = mock();

	private final PledgeLimits limits = mock();

	private final MockMvcTester mvc = MockMvcTester.create(
			MockMvcBuilders.standaloneSetup(new ConfirmationController(this.ownAttempts, this.attempts, this.limits))
				.build());

	@BeforeEach
	void attempt() {
		given(this.ownAttempts.find("cs_1")).willReturn(Optional.of(this.attempt));
		given(this.limits.allowsEmail(any(), eq("ada@example.org"))).willReturn(true);
	}

	@Test
	void sendsTheConfirmationAgain() {
		send("cs_1");
		then(this.attempts).should().confirmAgain(this.attempt.id());
	}

	@Test
	@Fault("F105")
	void sendsNothingBeyondTheLimits() {
		given(this.limits.allowsEmail(any(), any())).willReturn(false);
		send("cs_1");
		then(this.attempts).shouldHaveNoInteractions();
	}

	@Test
	void answersTheSameForAnUnknownSession() {
		send("cs_2");
		then(this.attempts).shouldHaveNoInteractions();
	}

	private void send(String checkout) {
		assertThat(this.mvc.post().uri("/support/return").param("session_id", checkout).header("Accept-Language", "en"))
			.hasStatus(303)
			.hasRedirectedUrl("/support/return?lang=en&session_id=%s&sent=".formatted(checkout));
	}

}
