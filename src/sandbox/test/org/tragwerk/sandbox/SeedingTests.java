package org.tragwerk.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.stripe.param.InvoiceListParams;
import com.stripe.param.SubscriptionListParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.sandbox.account.seeding.SeededPledge;
import org.tragwerk.sandbox.account.seeding.SeededSubscription;

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
		var pledge = new SeededPledge(42, SandboxFixture.PRODUCT, 562, 1, "card", started, null, "past@example.org",
				Map.of("attempt_id", "42"));

		var seeded = seed(List.of(pledge)).get(0);

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
	void remembersWhoLeftAndHowEachPaid() throws Exception {
		var started = this.now.minus(400, ChronoUnit.DAYS);
		var end = started.atOffset(ZoneOffset.UTC).plusMonths(12).toInstant();
		var seeded = this.fixture.sandbox
			.seed(List.of(new SeededPledge(7, SandboxFixture.PRODUCT, 1500, 3, "sepa_debit", started, end,
					"left@example.org", Map.of())), this.now.minus(366, ChronoUnit.DAYS))
			.get(0);

		var subscription = this.fixture.stripe.v1().subscriptions().retrieve(seeded.subscriptionId());
		assertThat(subscription.getStatus()).isEqualTo("canceled");
		assertThat(subscription.getEndedAt()).isEqualTo(end.getEpochSecond());
		assertThat(seeded.payments()).hasSize(3);
		var invoices = this.fixture.stripe.v1()
			.invoices()
			.list(InvoiceListParams.builder().setCustomer(seeded.customerId()).build());
		assertThat(invoices.getData()).hasSize(3).allMatch((invoice) -> invoice.getAmountPaid() == 1500);
		var method = this.fixture.stripe.v1().paymentMethods().retrieve(subscription.getDefaultPaymentMethod());
		assertThat(method.getSepaDebit().getLast4()).isEqualTo("3000");
	}

	/** Seeded objects are created consistently while several threads read them. */
	@Test
	void showsManyReadersTheSamePast() throws Exception {
		var now = this.fixture.sandbox.clock().instant();
		var pledges = IntStream.range(0, 400)
			.mapToObj((index) -> new SeededPledge(index, SandboxFixture.PRODUCT, 750, 1, "card",
					now.minus(Duration.ofDays(400)).plusSeconds(index), null, "r" + index + "@example.org", Map.of()))
			.toList();
		var customers = this.fixture.sandbox.seed(pledges, now.minus(Duration.ofDays(365)))
			.stream()
			.map(SeededSubscription::customerId)
			.toList();
		var counts = customers.parallelStream()
			.map((customer) -> this.fixture.api("GET", "/v1/charges?limit=100&customer=" + customer, ""))
			.map((answer) -> answer.body().split("\"object\" : \"charge\"").length - 1)
			.toList();

		assertThat(counts).hasSize(400).allMatch((count) -> count == 12);
		assertThat(customers.parallelStream()
			.map((customer) -> this.fixture.api("GET", "/v1/invoices?limit=100&customer=" + customer, "").statusCode())
			.distinct()).containsExactly(200);
	}

	@Test
	void renewsWhatWasSeeded() throws Exception {
		var seeded = seed(pledges(20));
		this.fixture.advance("P32D");

		var params = InvoiceListParams.builder().setSubscription(seeded.get(0).subscriptionId()).build();
		assertThat(this.fixture.stripe.v1().invoices().list(params).getData()).hasSizeGreaterThanOrEqualTo(2);
	}

	@Test
	void refusesThePaymentsOfThoseThatAreChosen() throws Exception {
		var seeded = seed(pledges(20));
		this.fixture.sandbox.failPayments(seeded.get(0).subscriptionId());
		this.fixture.advance("P32D");

		assertThat(this.fixture.types("invoice.payment_failed")).isNotEmpty();
		assertThat(this.fixture.get("/_sandbox/objects/" + seeded.get(1).subscriptionId(), "application/json").body())
			.contains("\"status\" : \"active\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "sepa_debit", "paypal" })
	void aMandateOfManyYearsThatWasDebitedEachMonthIsDebitedAgain(String paymentMethodType) throws Exception {
		var started = this.now.atOffset(ZoneOffset.UTC).minusYears(5).toInstant();
		var seeded = seed(List.of(new SeededPledge(3, SandboxFixture.PRODUCT, 1_000, 1, paymentMethodType, started,
				null, "old@example.org", Map.of())))
			.get(0);
		this.fixture.advance("P45D");

		var params = InvoiceListParams.builder().setSubscription(seeded.subscriptionId()).build();
		assertThat(this.fixture.stripe.v1().invoices().list(params).getData()).hasSizeGreaterThanOrEqualTo(2)
			.allMatch((invoice) -> invoice.getStatus().equals("paid"));
	}

	@Test
	void holdsTheSupportersOfANewspaper() throws Exception {
		var before = System.nanoTime();
		seed(pledges(40_000));

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
			.mapToObj((index) -> new SeededPledge(index, SandboxFixture.PRODUCT, 500 + index % 20 * 50, 1, "card",
					this.now.minus(index % 1_000, ChronoUnit.DAYS).minusSeconds(index % 86_000), null,
					"reader" + index + "@example.org", Map.of("attempt_id", String.valueOf(index))))
			.toList();
	}

	private List<SeededSubscription> seed(List<SeededPledge> pledges) {
		return this.fixture.sandbox.seed(pledges, this.now.minus(40, ChronoUnit.DAYS));
	}

}
