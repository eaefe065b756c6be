package org.tragwerk.pledging;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.tragwerk.Fault;
import org.tragwerk.mail.Outbox;
import org.tragwerk.member.Token;
import org.tragwerk.money.Interval;
import org.tragwerk.pledging.CheckoutSnapshot.State;
import org.tragwerk.provider.ProviderRefusedException;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.subscription.Signups.ConfirmationRequested;

import org.springframework.context.ApplicationEventPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.then;
import static org.tragwerk.pledging.PledgingFixture.after;
import static org.tragwerk.pledging.PledgingFixture.attempt;
import static org.tragwerk.pledging.PledgingFixture.request;
import static org.tragwerk.pledging.PledgingFixture.snapshot;
import static org.tragwerk.pledging.PledgingFixture.waiting;

class AttemptsTests {

	private final PledgingFixture pledging = new PledgingFixture();

	private final Outbox outbox = Mockito.mock(Outbox.class);

	private final ApplicationEventPublisher events = Mockito.mock(ApplicationEventPublisher.class);

	private final Attempts attempts = new Attempts(this.pledging.attempts, this.pledging.opener, this.outbox,
			this.events, PledgingFixture.at(after(Duration.ofMinutes(5))));

	@Test
	@Fault("F40")
	void retriesAnUnknownOutcome() {
		var attempt = this.pledging.attempts.save(attempt());
		this.attempts.settleUnknown();
		assertThat(attempt.checkoutId()).isNotNull();
		assertThat(this.pledging.attempts.calls).contains("expire");
		this.attempts.settleUnknown();
		assertThat(this.pledging.checkouts.requests).hasSize(1);
	}

	@Test
	@Fault("F93")
	void stopsWhileTheProviderIsUnavailable() {
		this.pledging.attempts.save(attempt());
		this.pledging.attempts.save(attempt());
		this.pledging.checkouts.failure = new ProviderUnavailableException(new IllegalStateException("silence"));
		this.attempts.settleUnknown();
		assertThat(this.pledging.checkouts.requests).hasSize(1);
	}

	@Test
	void continuesAfterRefusedAttempts() {
		IntStream.range(0, 250).forEach((any) -> this.pledging.attempts.save(attempt()));
		this.pledging.checkouts.failure = new ProviderRefusedException(new IllegalStateException("no"));
		this.attempts.settleUnknown();
		assertThat(this.pledging.checkouts.requests).hasSize(250);
	}

	@Test
	@Fault("F36")
	void locksReadersInOneOrder() {
		var ids = Stream
			.generate(() -> new Attempt(request(1000), List.of(), PledgingFixture.requester(Token.random()),
					after(Duration.ZERO)))
			.limit(9)
			.map(this.pledging.attempts::save)
			.map(Attempt::id)
			.toList();
		var named = this.pledging.attempts.save(waiting());
		this.attempts.update(List.of(snapshot(named, State.OPEN)), ids);
		var turns = this.pledging.attempts.calls.stream().filter((call) -> call.startsWith("lock")).toList();
		assertThat(turns).hasSize(10)
			.contains("lock " + HexFormat.of().formatHex(named.reader()))
			.isSortedAccordingTo(AttemptsTests::compareSigned);
	}

	@Test
	void updatesTheStatusFromTheSession() {
		var attempt = this.pledging.attempts.save(waiting());
		this.attempts.update(List.of(snapshot(attempt, State.COMPLETED)), List.of());
		assertThat(attempt.isCompleted()).isTrue();
		then(this.outbox).shouldHaveNoInteractions();
	}

	@Test
	@Fault("F68")
	void queuesAnEmailAboutAFailedDebit() {
		var attempt = this.pledging.attempts.save(waiting());
		this.attempts.update(List.of(snapshot(attempt, State.FAILED)), List.of());
		then(this.outbox).should().queue(FailedDebitEmail.KIND, attempt.id(), "");
		then(this.outbox).shouldHaveNoMoreInteractions();
	}

	@Test
	void queuesAnEmailAboutTheUpcomingDebitOfAGift() {
		var gift = this.pledging.attempts.save(attempt(request(5000, Interval.ONCE, null)));
		gift.open(FakeCheckouts.page("gift"));
		this.attempts.update(List.of(snapshot(gift, State.PROCESSING)), List.of());
		then(this.outbox).should().queue(UpcomingDebitEmail.KIND, gift.id(), "");
		var standing = this.pledging.attempts.save(waiting());
		this.attempts.update(List.of(snapshot(standing, State.PROCESSING)), List.of());
		then(this.outbox).shouldHaveNoMoreInteractions();
	}

	@Test
	@Fault("F35")
	void detectsASecondCompletedAttemptOfAReader() {
		var first = this.pledging.attempts.save(waiting());
		var second = this.pledging.attempts.save(waiting());
		assertThat(this.attempts.complete(first.id()).orElseThrow().duplicate()).isFalse();
		assertThat(this.attempts.complete(second.id()).orElseThrow().duplicate()).isTrue();
		assertThat(this.attempts.complete(UUID.randomUUID())).isEmpty();
		assertThat(first.isCompleted()).isTrue();
	}

	@Test
	@Fault("F40")
	void ignoresRecentAttempts() {
		this.pledging.attempts.save(new Attempt(request(1000), List.of(), PledgingFixture.requester(Token.random()),
				after(Duration.ofSeconds(250))));
		this.attempts.settleUnknown();
		assertThat(this.pledging.checkouts.requests).isEmpty();
	}

	@Test
	@Fault("F32")
	void listsWaitingCustomers() {
		assertThat(waitingSince(Duration.ofMinutes(-1))).isNotEmpty();
		assertThat(waitingSince(Duration.ofSeconds(270))).isEmpty();
		assertThat(waitingSince(Duration.ofDays(-3))).isNotEmpty();
		assertThat(waitingSince(Duration.ofDays(-5))).isEmpty();
	}

	@Test
	void queuesNoEmailAboutTheDebitOfAPaidGift() {
		var gift = this.pledging.attempts.save(attempt(request(5000, Interval.ONCE, null)));
		gift.open(FakeCheckouts.page("gift"));
		this.attempts.update(List.of(snapshot(gift, State.COMPLETED)), List.of());
		then(this.outbox).shouldHaveNoInteractions();
	}

	@Test
	void sendsTheEmailAboutAnAttemptAgain() {
		var failed = this.pledging.attempts.save(PledgingFixture.after(State.FAILED));
		this.attempts.confirmAgain(failed.id());
		then(this.outbox).should().queue(eq(FailedDebitEmail.KIND), eq(failed.id()), argThat(AttemptsTests::isUnique));
		var gift = this.pledging.attempts.save(attempt(request(5000, Interval.ONCE, null)));
		gift.open(FakeCheckouts.page("gift"));
		gift.update(snapshot(gift, State.PROCESSING));
		this.attempts.confirmAgain(gift.id());
		then(this.outbox).should().queue(eq(UpcomingDebitEmail.KIND), eq(gift.id()), argThat(AttemptsTests::isUnique));
	}

	private static boolean isUnique(String occasion) {
		return !occasion.isEmpty();
	}

	@Test
	void asksToConfirmWhatAnAttemptLedTo() {
		var paid = this.pledging.attempts.save(PledgingFixture.after(State.COMPLETED));
		this.attempts.confirmAgain(paid.id());
		then(this.outbox).shouldHaveNoInteractions();
		then(this.events).should()
			.publishEvent(argThat((Object event) -> ((ConfirmationRequested) event).attempt().equals(paid.id())));
	}

	private List<String> waitingSince(Duration time) {
		var pledging = new PledgingFixture();
		var attempt = new Attempt(request(1000), List.of(), PledgingFixture.requester(Token.random()), after(time));
		attempt.open(FakeCheckouts.page("1"));
		pledging.attempts.save(attempt);
		return new Attempts(pledging.attempts, pledging.opener, this.outbox, this.events,
				PledgingFixture.at(after(Duration.ofMinutes(5))))
			.waitingCustomers(null, 10);
	}

	private static int compareSigned(String one, String other) {
		return Arrays.compare(bytes(one), bytes(other));
	}

	private static byte[] bytes(String turn) {
		return HexFormat.of().parseHex(turn.substring("lock ".length()));
	}

}
