package org.tragwerk.pledging;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.tragwerk.Fault;
import org.tragwerk.site.ClientNetwork;
import org.tragwerk.site.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

class PledgeLimitsTests {

	private static final ClientNetwork NETWORK = new ClientNetwork("203.0.113.7");

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final Limits limits = Mockito.mock(Limits.class, (call) -> Optional.empty());

	private final PledgingFixture pledging = new PledgingFixture();

	private final PledgeLimits pledges = new PledgeLimits(this.limits, this.pledging.opener);

	@Test
	@Fault("F99")
	void limitsWhatComesFromOneNetwork() {
		given(this.limits.waitFor("pledge-network", "203.0.113.7")).willReturn(Optional.of(MINUTE));
		assertThat(this.pledges.waitFor(NETWORK, "ada@example.org")).contains(MINUTE);
	}

	@Test
	void limitsWhatIsAskedForOneAddress() {
		given(this.limits.waitFor("pledge-address", "ada@example.org")).willReturn(Optional.of(MINUTE));
		assertThat(this.pledges.waitFor(NETWORK, "Ada@Example.org")).contains(MINUTE);
		assertThat(this.pledges.waitFor(NETWORK, "bob@example.org")).isEmpty();
	}

	@Test
	@Fault("F105")
	void limitsEmailsToOneAddressWhileEachStartSendsOne() {
		this.pledging.checkouts.underPressure = true;
		given(this.limits.waitFor("pledge-email", "ada@example.org")).willReturn(Optional.of(MINUTE));
		assertThat(this.pledges.waitFor(NETWORK, "ada@example.org")).contains(MINUTE);
		then(this.limits).should(Mockito.never()).waitFor("pledge-address", "ada@example.org");
	}

}
