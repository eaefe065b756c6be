package org.tragwerk.pledging;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.member.Token;
import org.tragwerk.money.Interval;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.pledging.CheckoutSnapshot.State;

import org.springframework.data.domain.Limit;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.pledging.PledgingFixture.NOW;
import static org.tragwerk.pledging.PledgingFixture.after;
import static org.tragwerk.pledging.PledgingFixture.snapshot;

/**
 * The contract of the repository, run against the database (in a transaction for each
 * test) and {@link FakeAttempts}.
 */
@Transactional
interface AttemptRepositoryContract {

	Limit ALL = Limit.of(10_000);

	Duration SECOND = Duration.ofSeconds(1);

	Duration HOUR = Duration.ofHours(1);

	AttemptRepository attempts();

	@Test
	default void findsAnOpenAttemptByItsReaderAndItsLink() {
		var attempt = begin(Token.random(), Duration.ZERO);
		var link = Token.random();
		attempt.useLinkToken(link);
		assertThat(attempts().findOpen(attempt.reader())).contains(attempt);
		assertThat(attempts().findOpenForUpdate(attempt.reader())).contains(attempt);
		assertThat(attempts().findByLinkTokenHash(link.hash())).contains(attempt);
		attempt.refuse();
		assertThat(attempts().findOpen(attempt.reader())).isEmpty();
		assertThat(attempts().findOpenForUpdate(attempt.reader())).isEmpty();
		assertThat(attempts().findByLinkTokenHash(link.hash())).isEmpty();
		assertThat(attempts().findById(attempt.id())).contains(attempt);
		assertThat(attempts().findForUpdate(attempt.id())).contains(attempt);
	}

	@Test
	default void findsAnAttemptByItsCheckoutAndItsReaderByEither() {
		var started = begin(Token.random(), Duration.ZERO);
		var waiting = open(Token.random(), Duration.ZERO);
		var checkoutId = String.valueOf(waiting.checkoutId());
		assertThat(attempts().findByCheckoutId(checkoutId)).contains(waiting);
		assertThat(attempts().findByCheckoutId("cs_none")).isEmpty();
		assertThat(attempts().findReaders(List.of(checkoutId, "cs_none"), List.of(started.id(), UUID.randomUUID())))
			.containsExactlyInAnyOrder(waiting.reader(), started.reader());
	}

	@Test
	@Fault("F40")
	default void findsWhatIsUndecidedPageByPage() {
		var later = begin(Token.random(), SECOND);
		var earlier = begin(Token.random(), Duration.ZERO);
		var held = begin(Token.random(), Duration.ZERO);
		held.hold();
		var first = new UUID(0, 0);
		assertThat(attempts().findUndecided(after(SECOND), first, ALL)).contains(earlier).doesNotContain(later, held);
		assertThat(attempts().findUndecided(after(SECOND.multipliedBy(2)), first, ALL)).contains(earlier, later);
		assertThat(attempts().findUndecided(after(SECOND), earlier.id(), ALL)).doesNotContain(earlier);
		assertThat(attempts().findUndecided(after(SECOND.multipliedBy(2)), first, Limit.of(1))).hasSize(1);
	}

	@Test
	@Fault("F32")
	default void findsTheCustomersWhoWaitAndWhoseDebitIsUnderWay() {
		var later = open(Token.random(), SECOND);
		var earlier = open(Token.random(), Duration.ZERO);
		var processing = save(Token.random(), Duration.ZERO, State.PROCESSING);
		var waiting = attempts().findWaitingCustomers(after(SECOND), NOW, "", ALL);
		assertThat(waiting).contains(earlier.customerId(), later.customerId())
			.doesNotContain(processing.customerId())
			.isSorted();
		assertThat(attempts().findWaitingCustomers(NOW, NOW, "", ALL)).contains(earlier.customerId())
			.doesNotContain(later.customerId());
		assertThat(attempts().findWaitingCustomers(after(SECOND), after(SECOND), "", ALL)).contains(later.customerId())
			.doesNotContain(earlier.customerId());
		assertThat(attempts().findWaitingCustomers(after(SECOND), NOW, "", Limit.of(1)))
			.containsExactly(waiting.get(0));
		assertThat(attempts().findWaitingCustomers(after(SECOND), NOW, waiting.get(0), ALL))
			.containsExactlyElementsOf(waiting.subList(1, waiting.size()));
		assertThat(attempts().findProcessingCustomers("", ALL)).contains(processing.customerId())
			.doesNotContain(earlier.customerId());
		assertThat(attempts().findProcessingCustomers(String.valueOf(processing.customerId()), ALL))
			.doesNotContain(processing.customerId());
		assertThat(attempts().findProcessing(processing.reader())).containsExactly(processing);
		assertThat(attempts().findProcessing(earlier.reader())).isEmpty();
	}

	@Test
	default void whatNobodyDecidedExpires() {
		var held = begin(Token.random(), Duration.ZERO);
		held.hold();
		var started = begin(Token.random(), Duration.ZERO);
		var young = begin(Token.random(), SECOND);
		var waiting = open(Token.random(), Duration.ZERO);
		assertThat(attempts().expireUndecided(after(HOUR.plus(SECOND)))).isGreaterThanOrEqualTo(2);
		assertThat(attempts().findOpen(held.reader())).isEmpty();
		assertThat(attempts().findOpen(started.reader())).isEmpty();
		assertThat(attempts().findOpen(young.reader())).isPresent();
		assertThat(attempts().findOpen(waiting.reader())).isPresent();
	}

	@Test
	default void deletesWhatLedToNothing() {
		var old = open(Token.random(), Duration.ZERO);
		var young = open(Token.random(), SECOND);
		var processing = save(Token.random(), Duration.ZERO, State.PROCESSING);
		var completed = save(Token.random(), Duration.ZERO, State.COMPLETED);
		var failed = save(Token.random(), Duration.ZERO, State.FAILED);
		var gift = save(attempt(Token.random(), Duration.ZERO, PledgingFixture.request(5000, Interval.ONCE, null)),
				State.FAILED);
		var kept = List.of(young, processing, completed, failed);
		assertThat(attempts().findAbandoned(after(SECOND), new UUID(0, 0), ALL)).contains(old, gift)
			.doesNotContainAnyElementsOf(kept);
		assertThat(attempts().findAbandoned(after(SECOND), old.id(), ALL)).doesNotContain(old);
		assertThat(attempts().findAbandoned(after(SECOND), new UUID(0, 0), Limit.of(1))).hasSize(1);
		kept.forEach((each) -> assertThat(attempts().deleteAbandoned(each.id(), after(SECOND))).isZero());
		assertThat(attempts().deleteAbandoned(old.id(), after(SECOND))).isEqualTo(1);
	}

	@Test
	@Fault("F99")
	default void forgetsNetworksAndFindsAttemptsByTheirCustomers() {
		var old = open(Token.random(), Duration.ZERO);
		var young = open(Token.random(), SECOND);
		String[] customers = { String.valueOf(old.customerId()), String.valueOf(young.customerId()), "cus_none" };
		assertThat(attempts().findByCustomers(customers, after(HOUR.minus(SECOND)))).containsExactlyInAnyOrder(old,
				young);
		assertThat(attempts().findByCustomers(customers, after(HOUR))).containsExactly(young);
		assertThat(attempts().findByCustomers(new String[0], NOW)).isEmpty();
		assertThat(attempts().deleteNetworkHashes(after(SECOND))).isGreaterThanOrEqualTo(1);
		assertThat(attempts().deleteNetworkHashes(after(SECOND))).isZero();
	}

	@Test
	@Fault("F36")
	default void knowsTheBrowserOfARecurringPledge() {
		assertThat(isSecond(State.OPEN, Interval.MONTHLY)).isFalse();
		assertThat(isSecond(State.COMPLETED, Interval.MONTHLY)).isTrue();
		assertThat(isSecond(State.COMPLETED, Interval.ONCE)).isFalse();
		assertThat(isSecond(State.PROCESSING, Interval.YEARLY)).isTrue();
		assertThat(isSecond(State.FAILED, Interval.MONTHLY)).isFalse();
		var browser = Token.random();
		var processing = save(browser, Duration.ZERO, State.PROCESSING);
		assertThat(attempts().existsRecurring(browser.hash(), processing.reader())).isFalse();
	}

	@Test
	@Fault("F37")
	default void findsTheRecurringPledgesOfABrowserTheNewestFirst() {
		var browser = Token.random();
		var older = save(browser, Duration.ofHours(-2), State.COMPLETED);
		var newer = save(browser, Duration.ofHours(-1), State.COMPLETED);
		save(browser, Duration.ZERO, State.PROCESSING);
		save(attempt(browser, Duration.ZERO, PledgingFixture.request(750, Interval.ONCE, null)), State.COMPLETED);
		save(Token.random(), Duration.ZERO, State.COMPLETED);
		assertThat(attempts().findRecurring(browser.hash())).extracting(Attempt::id)
			.containsExactly(newer.id(), older.id());
	}

	@Test
	default void findsTheNewestCheckoutThatABrowserLeft() {
		var browser = Token.random();
		open(browser, Duration.ofMinutes(-10));
		var bob = new PledgeRequest(PledgingFixture.TEN.pledgeChoice(), null, "bob@example.org", null, "de", null,
				null);
		var newer = save(attempt(browser, Duration.ofMinutes(-5), bob), State.OPEN);
		save(attempt(browser, Duration.ZERO), State.COMPLETED);
		open(Token.random(), Duration.ZERO);
		assertThat(attempts().findNewestOpen(browser.hash(), NOW)).contains(newer);
		assertThat(attempts().findNewestOpen(browser.hash(), after(HOUR))).isEmpty();
		assertThat(attempts().findNewestOpen(Token.random().hash(), NOW)).isEmpty();
	}

	private boolean isSecond(State state, Interval interval) {
		var browser = Token.random();
		save(attempt(browser, Duration.ZERO, PledgingFixture.request(750, interval, null)), state);
		var other = attempt(Token.random(), Duration.ZERO).reader();
		return attempts().existsRecurring(browser.hash(), other);
	}

	@Test
	default void keepsWhatIsKnownOfTheSession() {
		var attempt = attempt(Token.random(), Duration.ZERO);
		attempt.open(FakeCheckouts.page(attempt.id().toString()));
		attempt.update(snapshot(attempt, State.OPEN).at(after(SECOND)));
		attempts().save(attempt);
		attempts().flush();
		assertThat(attempts().findById(attempt.id()).orElseThrow().checkout().wasOpenSince(after(SECOND))).isTrue();
	}

	@Test
	@Fault("F35")
	default void knowsWhatTheSameReaderAgreedToInTheSameHour() {
		var browser = Token.random();
		save(browser, Duration.ZERO, State.PROCESSING);
		var completed = save(browser, HOUR.multipliedBy(3), State.COMPLETED);
		save(browser, HOUR.multipliedBy(6), State.FAILED);
		assertThat(existsBeside(browser, HOUR.minus(SECOND))).isTrue();
		assertThat(existsBeside(browser, HOUR)).isFalse();
		assertThat(existsBeside(browser, HOUR.multipliedBy(2))).isFalse();
		assertThat(existsBeside(browser, HOUR.multipliedBy(2).plus(SECOND))).isTrue();
		assertThat(existsBeside(browser, HOUR.multipliedBy(6))).isFalse();
		assertThat(existsBeside(Token.random(), Duration.ZERO)).isFalse();
		assertThat(attempts().existsCompletedBeside(completed.id(), completed.reader(), completed.startedAt(),
				completed.expiresAt()))
			.isFalse();
	}

	/**
	 * Whether a completed attempt of the reader overlaps one that starts after this
	 * duration and lasts an hour.
	 */
	private boolean existsBeside(Token browser, Duration start) {
		var attempt = attempt(browser, start);
		return attempts().existsCompletedBeside(attempt.id(), attempt.reader(), attempt.startedAt(),
				attempt.expiresAt());
	}

	private Attempt begin(Token browser, Duration start) {
		return attempts().save(attempt(browser, start));
	}

	private Attempt open(Token browser, Duration start) {
		return save(browser, start, State.OPEN);
	}

	private Attempt save(Token browser, Duration start, State state) {
		return save(attempt(browser, start), state);
	}

	private Attempt save(Attempt attempt, State state) {
		attempt.open(FakeCheckouts.page(attempt.id().toString()));
		attempt.update(snapshot(attempt, state));
		return attempts().save(attempt);
	}

	private static Attempt attempt(Token browser, Duration start) {
		return attempt(browser, start, PledgingFixture.SEVEN_FIFTY);
	}

	private static Attempt attempt(Token browser, Duration start, PledgeRequest request) {
		return new Attempt(request, List.of(PaymentMethodType.CARD), PledgingFixture.requester(browser), after(start));
	}

}
