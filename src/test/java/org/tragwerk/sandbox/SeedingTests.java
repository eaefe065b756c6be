package org.tragwerk.sandbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.stripe.param.InvoiceListParams;
import com.stripe.param.SubscriptionListParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.sandbox.account.SeededPledge;

import static org.assertj.core.api.Assertions.assertThat;

class SeedingTests {

	private final SandboxFixture fixture = new SandboxFixture();

	private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void putsPaidSubscriptionsIntoThePast() throws Exception {
		var started = this.now.minus(100, ChronoUnit.DAYS);
		var pledge = new SeededPledge(42, SandboxFixture.PRODUCT, 562, started, "past@example.org", "Past",
				Map.of("attempt_id", "42"));

		var seeded = this.fixture.sandbox.seed(List.of(pledge)).get(0);

		assertThat(seeded.subscriptionId()).isEqualTo("sub_seed0000000042");
		var subscription = this.fixture.stripe.v1().subscriptions().retrieve(seeded.subscriptionId());
		assertThat(subscription.getCustomer()).isEqualTo(seeded.customerId());
		assertThat(subscription.getMetadata()).containsEntry("attempt_id", "42");
		assertThat(subscription.getItems().getData().get(0).getCurrentPeriodEnd())
			.isEqualTo(seeded.currentPeriodEnd().getEpochSecond())
			.isGreaterThan(this.now.getEpochSecond());
		assertThat(this.fixture.stripe.v1().invoices().retrieve(subscription.getLatestInvoice()).getStatus())
			.isEqualTo("paid");
		assertThat(this.fixture.stripe.v1().events().list().getData()).isEmpty();
	}

	@Test
	void renewsWhatWasSeeded() throws Exception {
		var seeded = this.fixture.sandbox.seed(pledges(20));
		this.fixture.advance("P32D");

		var params = InvoiceListParams.builder().setSubscription(seeded.get(0).subscriptionId()).build();
		assertThat(this.fixture.stripe.v1().invoices().list(params).getData()).hasSizeGreaterThanOrEqualTo(2);
	}

	@Test
	void holdsTheSupportersOfANewspaper() throws Exception {
		var before = System.nanoTime();
		this.fixture.sandbox.seed(pledges(40_000));

		assertThat((System.nanoTime() - before) / 1_000_000).as("milliseconds").isLessThan(20_000);
		var pages = this.fixture.stripe.v1()
			.subscriptions()
			.list(SubscriptionListParams.builder().setLimit(100L).build());
		var count = 0;
		for (var subscription : pages.autoPagingIterable()) {
			assertThat(subscription.getStatus()).isEqualTo("active");
			count++;
			if (count == 1_000) {
				break;
			}
		}
		assertThat(count).isEqualTo(1_000);
	}

	private List<SeededPledge> pledges(int count) {
		return IntStream.range(0, count)
			.mapToObj((index) -> new SeededPledge(index, SandboxFixture.PRODUCT, 500 + index % 20 * 50,
					this.now.minus(index % 1_000, ChronoUnit.DAYS).minusSeconds(index % 86_000),
					"reader" + index + "@example.org", null, Map.of("attempt_id", String.valueOf(index))))
			.toList();
	}

}
