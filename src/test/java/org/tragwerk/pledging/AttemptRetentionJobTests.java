package org.tragwerk.pledging;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.pledging.CheckoutSnapshot.State;
import org.tragwerk.provider.ProviderUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;

class AttemptRetentionJobTests {

	private final PledgingFixture pledging = new PledgingFixture();

	private final AttemptRetentionJob job = at(Duration.ofDays(30).plusSeconds(1));

	@Test
	@Fault("F60")
	void deletesTheCustomerAtTheProviderBeforeTheAttempt() {
		var held = save(PledgingFixture.attempt());
		held.hold();
		var waiting = save(PledgingFixture.waiting());
		var superseded = save(PledgingFixture.waiting());
		superseded.supersede();
		var refused = save(PledgingFixture.attempt());
		refused.refuse();
		var expired = save(PledgingFixture.after(State.EXPIRED));
		this.job.deleteAbandoned();
		assertThat(this.pledging.attempts.all()).isEmpty();
		assertThat(this.pledging.checkouts.deleted)
			.containsOnlyKeys(held.id(), waiting.id(), superseded.id(), refused.id(), expired.id())
			.containsValue("ada@example.org");
	}

	@Test
	void keepsContractsAndRecentAttempts() {
		save(PledgingFixture.after(State.COMPLETED));
		save(PledgingFixture.after(State.PROCESSING));
		save(PledgingFixture.after(State.FAILED));
		this.job.deleteAbandoned();
		save(PledgingFixture.waiting());
		at(Duration.ofDays(30)).deleteAbandoned();
		assertThat(this.pledging.attempts.all()).hasSize(4);
		assertThat(this.pledging.checkouts.deleted).isEmpty();
	}

	@Test
	@Fault("F93")
	void keepsTheAttemptWhileTheProviderIsUnavailable() {
		save(PledgingFixture.waiting());
		this.pledging.checkouts.failure = new ProviderUnavailableException(new IllegalStateException("down"));
		this.job.deleteAbandoned();
		assertThat(this.pledging.attempts.all()).hasSize(1);
		this.pledging.checkouts.failure = null;
		this.job.deleteAbandoned();
		assertThat(this.pledging.attempts.all()).isEmpty();
	}

	@Test
	@Fault("F22")
	void continuesAfterACustomerThatCannotBeDeleted() {
		var customers = IntStream.range(0, 250)
			.mapToObj((any) -> save(PledgingFixture.waiting()).customerId())
			.toList();
		this.pledging.checkouts.undeletable = customers.subList(0, 200).stream().map(String::valueOf).toList();
		this.job.deleteAbandoned();
		assertThat(this.pledging.attempts.all()).extracting(Attempt::customerId)
			.containsExactlyElementsOf(customers.subList(0, 200));
		assertThat(this.pledging.checkouts.deleted).hasSize(50);
	}

	@Test
	@Fault("F60")
	void keepsTheAttemptOfACustomerInUse() {
		var used = save(PledgingFixture.waiting());
		this.pledging.checkouts.used = List.of(String.valueOf(used.customerId()));
		this.job.deleteAbandoned();
		assertThat(this.pledging.attempts.all()).containsExactly(used);
	}

	@Test
	@Fault("F117")
	void deletesHashesOfNetworksAfterADay() {
		var attempt = save(PledgingFixture.waiting());
		at(Duration.ofDays(1)).deleteNetworkHashes();
		assertThat(attempt.networkHash()).isNotNull();
		at(Duration.ofDays(1).plusMillis(1)).deleteNetworkHashes();
		assertThat(attempt.networkHash()).isNull();
	}

	private AttemptRetentionJob at(Duration time) {
		return new AttemptRetentionJob(this.pledging.attempts, this.pledging.checkouts,
				PledgingFixture.at(PledgingFixture.after(time)));
	}

	private Attempt save(Attempt attempt) {
		return this.pledging.attempts.save(attempt);
	}

}
