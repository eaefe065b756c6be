package org.tragwerk.pledging;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import org.tragwerk.Fault;
import org.tragwerk.site.ClientNetwork;
import org.tragwerk.site.Limits;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.tragwerk.pledging.PledgingFixture.BROWSER;
import static org.tragwerk.pledging.PledgingFixture.REQUESTER;

class PledgeLimitsTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final Limits limits = Mockito.mock(Limits.class,
			(call) -> (call.getMethod().getReturnType() == byte[].class) ? new byte[] { 1, 2 } : Optional.empty());

	private final CardTestingMonitor monitor = Mockito.mock(CardTestingMonitor.class);

	private final PledgeLimits pledges = new PledgeLimits(this.limits, this.monitor);

	@Test
	@Fault("F99")
	void limitsStartsOfOneNetwork() {
		given(this.limits.waitFor("pledge-network", "203.0.113.7")).willReturn(Optional.of(MINUTE));
		assertThat(this.pledges.waitFor(REQUESTER, "ada@example.org")).contains(MINUTE);
	}

	@Test
	void limitsStartsForOneMailbox() {
		given(this.limits.waitFor("pledge-address", "ada@example.org")).willReturn(Optional.of(MINUTE));
		assertThat(this.pledges.waitFor(REQUESTER, "Ada+1@Example.org")).contains(MINUTE);
		assertThat(this.pledges.waitFor(REQUESTER, "bob@example.org")).isEmpty();
	}

	@Test
	@Fault({ "F99", "F105" })
	void limitsEmailsToOneMailboxDuringCardTesting() {
		given(this.monitor.isSuspected(REQUESTER, "ada@example.org")).willReturn(true);
		given(this.limits.waitFor("pledge-email", "ada@example.org")).willReturn(Optional.of(MINUTE));
		assertThat(this.pledges.needsLink(REQUESTER, "ada@example.org")).isTrue();
		assertThat(this.pledges.needsLink(REQUESTER, "bob@example.org")).isFalse();
		assertThat(this.pledges.waitFor(REQUESTER, "ada@example.org")).contains(MINUTE);
		assertThat(this.pledges.waitFor(REQUESTER, "bob@example.org")).isEmpty();
		then(this.limits).should(Mockito.never()).waitFor("pledge-address", "ada@example.org");
	}

	@ParameterizedTest
	@Fault("F105")
	@CsvSource({ "pledge-email-network, 203.0.113.7", "pledge-email-total, all" })
	void limitsAllEmailsDuringCardTesting(String limit, String key) {
		given(this.limits.waitFor(limit, key)).willReturn(Optional.of(MINUTE));
		assertThat(this.pledges.waitFor(REQUESTER, "ada@example.org")).isEmpty();
		given(this.monitor.isSuspected(REQUESTER, "ada@example.org")).willReturn(true);
		assertThat(this.pledges.waitFor(REQUESTER, "ada@example.org")).contains(MINUTE);
	}

	@Test
	@Fault({ "F99", "F117" })
	void hashesTheNetwork() {
		var request = new MockHttpServletRequest();
		request.setRemoteAddr("203.0.113.7");
		assertThat(this.pledges.requester(BROWSER, request))
			.isEqualTo(new Requester(BROWSER, new ClientNetwork("203.0.113.7"), "AQI"));
		then(this.limits).should().keyedHash("card-testing", "203.0.113.7");
	}

	@Test
	@Fault("F105")
	void limitsConfirmationsThatAreSentAgain() {
		var request = new MockHttpServletRequest();
		assertThat(this.pledges.allowsEmail(request, "ada@example.org")).isTrue();
		given(this.limits.waitFor("pledge-email", "ada@example.org")).willReturn(Optional.of(MINUTE));
		assertThat(this.pledges.allowsEmail(request, "Ada+1@example.org")).isFalse();
		assertThat(this.pledges.allowsEmail(request, "bob@example.org")).isTrue();
		given(this.limits.waitFor("pledge-email-total", "all")).willReturn(Optional.of(MINUTE));
		assertThat(this.pledges.allowsEmail(request, "bob@example.org")).isFalse();
	}

}
