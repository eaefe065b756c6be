package org.tragwerk.pledging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tragwerk.Fault;
import org.tragwerk.member.Token;
import org.tragwerk.money.PaymentMethodType;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.pledging.PledgingFixture.NOW;
import static org.tragwerk.pledging.PledgingFixture.SEVEN_FIFTY;

class CardTestingMonitorTests {

	private static final Instant DECLINED_AT = NOW.plus(Duration.ofMinutes(5));

	private final PledgingFixture pledging = new PledgingFixture();

	private final CardTestingMonitor monitor = new CardTestingMonitor(this.pledging.checkouts, this.pledging.attempts);

	private final List<Checkouts.CardDecline> declines = new ArrayList<>();

	@Test
	@Fault("F99")
	void ignoresRenewalsAndUnknownCustomers() {
		IntStream.range(0, 40).forEach((number) -> {
			var supporter = open(person(number));
			supporter.complete();
			decline(supporter, NOW.plus(Duration.ofDays(30)), 3);
			this.declines.add(new Checkouts.CardDecline("cus_foreign" + number, DECLINED_AT));
		});
		count(0);
		assertThat(gauge("tragwerk.checkout.declines")).isZero();
		assertThat(isSuspected(person(0))).isFalse();
		assertThat(isSuspected(person(99))).isFalse();
	}

	@Test
	@Fault("F99")
	void countsDeclinesUntilShortlyAfterTheEndOfTheSession() {
		var ada = open(person(1));
		var end = ada.expiresAt().plus(Duration.ofMinutes(10));
		decline(ada, end.minusMillis(1), 1);
		count(0);
		assertThat(gauge("tragwerk.checkout.declines")).isEqualTo(1);
		decline(ada, end, 1);
		count(0);
		assertThat(gauge("tragwerk.checkout.declines")).isEqualTo(1);
	}

	@Test
	@Fault("F99")
	void suspectsOnlyTheSourceOfManyDeclines() {
		var tester = person(1);
		decline(open(tester), DECLINED_AT, 40);
		count(0);
		assertThat(isSuspected(tester)).isTrue();
		assertThat(isSuspected(person(2))).isFalse();
		assertThat(gauge("tragwerk.checkout.declines")).isEqualTo(40);
		assertThat(gauge("tragwerk.checkout.card.testing")).isZero();
	}

	@Test
	@Fault("F99")
	void recognizesNetworkBrowserAndMailbox() {
		var tester = person(1);
		decline(open(tester), DECLINED_AT, 10);
		count(0);
		var other = person(2);
		assertThat(this.monitor.isSuspected(with(other, tester.requester.browserToken()), other.address)).isTrue();
		assertThat(this.monitor.isSuspected(with(other, tester.requester.networkHash()), other.address)).isTrue();
		assertThat(this.monitor.isSuspected(other.requester, "READER-1@example.org")).isTrue();
		assertThat(isSuspected(other)).isFalse();
	}

	@Test
	@Fault("F99")
	void doesNotSuspectNineDeclines() {
		decline(open(person(1)), DECLINED_AT, 9);
		count(0);
		assertThat(isSuspected(person(1))).isFalse();
	}

	@Test
	@Fault("F99")
	void suspectsAllReadersAfterDeclinesOfManySources() {
		wave(10, 3);
		count(29);
		assertThat(isSuspected(person(99))).isTrue();
		assertThat(gauge("tragwerk.checkout.card.testing")).isEqualTo(1);
		count(30);
		assertThat(isSuspected(person(99))).isFalse();
		assertThat(gauge("tragwerk.checkout.completions")).isEqualTo(30);
	}

	@Test
	@Fault("F99")
	void countsAtMostThreeDeclinesOfASource() {
		wave(9, 9);
		count(0);
		assertThat(isSuspected(person(99))).isFalse();
	}

	@Test
	@Fault("F99")
	void oneNetworkOrMailboxIsNoWave() {
		IntStream.range(0, 40).forEach((number) -> {
			decline(open(new Person(with(person(number), "one network"), person(number).address)), DECLINED_AT, 1);
			decline(open(new Person(person(100 + number).requester, "one@example.org")), DECLINED_AT, 1);
		});
		count(0);
		assertThat(isSuspected(person(99))).isFalse();
	}

	@Test
	@Fault({ "F99", "F105" })
	void countsSubAddressesAsOneMailbox() {
		IntStream.range(0, 40).forEach((number) -> {
			var address = "tester+" + number + "@example.org";
			decline(open(new Person(person(number).requester, address)), DECLINED_AT, 1);
		});
		count(0);
		assertThat(isSuspected(person(99))).isFalse();
		assertThat(this.monitor.isSuspected(person(99).requester, "Tester+new@example.org")).isTrue();
	}

	@Test
	@Fault("F99")
	void countsAttemptsWithoutNetworkAsOneSource() {
		IntStream.range(0, 40).forEach((number) -> {
			var attempt = open(person(number));
			ReflectionTestUtils.setField(attempt, "networkHash", null);
			decline(attempt, DECLINED_AT, 1);
		});
		count(0);
		assertThat(isSuspected(person(99))).isFalse();
	}

	@Test
	@Fault("F99")
	@ExtendWith(OutputCaptureExtension.class)
	void logsTheBeginningAndEndOfAWave(CapturedOutput log) {
		wave(10, 3);
		count(0);
		count(0);
		assertThat(log).containsOnlyOnce(
				"Card testing began: within ten minutes Checkout declined 30 cards, 30 of them counted, and completed 0 sessions");
		this.declines.clear();
		count(2);
		assertThat(log).containsOnlyOnce(
				"Card testing ended: within ten minutes Checkout declined 0 cards, 0 of them counted, and completed 2 sessions");
	}

	private void wave(int people, int declines) {
		IntStream.range(0, people).forEach((number) -> decline(open(person(number)), DECLINED_AT, declines));
	}

	private void count(long completions) {
		this.pledging.checkouts.outcomes = new Checkouts.RecentOutcomes(List.copyOf(this.declines), completions);
		this.monitor.count();
	}

	private boolean isSuspected(Person person) {
		return this.monitor.isSuspected(person.requester, person.address);
	}

	private double gauge(String name) {
		var registry = new SimpleMeterRegistry();
		this.monitor.bindTo(registry);
		var gauge = registry.get(name).gauge();
		assertThat(gauge.getId().getDescription()).isNotBlank();
		return gauge.value();
	}

	private Attempt open(Person person) {
		var request = new PledgeRequest(SEVEN_FIFTY.pledgeChoice(), null, person.address, null, "de", null, null);
		var attempt = new Attempt(request, List.of(PaymentMethodType.CARD), person.requester, NOW);
		attempt.open(FakeCheckouts.page(attempt.id().toString()));
		return this.pledging.attempts.save(attempt);
	}

	private void decline(Attempt attempt, Instant at, int times) {
		IntStream.range(0, times)
			.forEach((any) -> this.declines.add(new Checkouts.CardDecline(String.valueOf(attempt.customerId()), at)));
	}

	private static Person person(int number) {
		var browser = new Token("browser " + number);
		return new Person(PledgingFixture.requester(browser), "reader-" + number + "@example.org");
	}

	private static Requester with(Person person, Token browser) {
		return new Requester(browser, person.requester.network(), person.requester.networkHash());
	}

	private static Requester with(Person person, String networkHash) {
		return new Requester(person.requester.browserToken(), person.requester.network(), networkHash);
	}

	private record Person(Requester requester, String address) {
	}

}
