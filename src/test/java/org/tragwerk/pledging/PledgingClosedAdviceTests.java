package org.tragwerk.pledging;

import org.junit.jupiter.api.Test;
import org.tragwerk.pledging.PledgingClosedAdvice.PledgingClosedException;

import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class PledgingClosedAdviceTests {

	private final FakeCheckouts checkouts = new FakeCheckouts();

	@Test
	void allowsRequestsWhilePledgingIsOpen() {
		assertThatNoException().isThrownBy(advice(true)::checkOpen);
	}

	@Test
	void rejectsRequestsWhileTheSettingIsOff() {
		assertThatExceptionOfType(PledgingClosedException.class).isThrownBy(advice(false)::checkOpen);
	}

	@Test
	void rejectsRequestsWhileWritesAreDisabled() {
		this.checkouts.writable = false;
		assertThatExceptionOfType(PledgingClosedException.class).isThrownBy(advice(true)::checkOpen);
	}

	@Test
	void answersAPostWithRetryAfter() {
		var response = new MockHttpServletResponse();
		assertThat(advice(false).closed(new MockHttpServletRequest("POST", "/support"), response).getStatus())
			.isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
		assertThat(response.getHeader("Retry-After")).isEqualTo("3600");
		assertThat(advice(false).closed(new MockHttpServletRequest("GET", "/support"), response).getStatus()).isNull();
	}

	private PledgingClosedAdvice advice(boolean open) {
		return new PledgingClosedAdvice(PledgingFixture.properties(open), this.checkouts);
	}

}
