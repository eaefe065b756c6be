package org.tragwerk.pledging;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;
import org.tragwerk.newspaper.Newspaper;
import org.tragwerk.member.Token;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.site.ClientNetwork;
import org.tragwerk.site.SiteProperties;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Ada, her browser token and her pledge request. */
final class PledgingFixture {

	static final Instant NOW = Instant.parse("2026-11-24T20:00:00Z");

	static final Token BROWSER = Token.random();

	static final Requester REQUESTER = requester(BROWSER);

	static final PledgeRequest SEVEN_FIFTY = request(750);

	static final PledgeRequest TEN = request(1000);

	final FakeAttempts attempts = new FakeAttempts();

	final FakeCheckouts checkouts = new FakeCheckouts();

	final ExpireCheckout expireCheckout = Mockito.mock(ExpireCheckout.class);

	final TransactionTemplate transaction = new TransactionTemplate(Mockito.mock(PlatformTransactionManager.class));

	final CheckoutOpener opener = new CheckoutOpener(this.checkouts, this.attempts, this.expireCheckout,
			this.transaction, site("https://zeitung.example"));

	static Clock at(Instant instant) {
		return Clock.fixed(instant, ZoneOffset.UTC);
	}

	static Instant after(Duration time) {
		return NOW.plus(time);
	}

	static SiteProperties site(String address) {
		return new SiteProperties(URI.create(address), ZoneId.of("Europe/Berlin"),
				new Newspaper("Zeitung", "Verlag", URI.create("https://zeitung.example"), "post@zeitung.example",
						"post@zeitung.example", List.of("Zeitung")),
				List.of("https://checkout.example"));
	}

	/** The browser with this token, in a network of its own. */
	static Requester requester(Token browser) {
		return new Requester(browser, new ClientNetwork("203.0.113.7"), "network of " + browser.value());
	}

	static PledgeProperties properties(boolean open, PaymentMethodType... ways) {
		return new PledgeProperties(open, 500, 0, 100_000, List.of(500L, 1000L), Map.of(), Set.of(ways), List.of(), "",
				Map.of());
	}

	static PledgeRequest request(long cents) {
		return request(cents, Interval.MONTHLY, null);
	}

	static PledgeRequest request(long cents, Interval rhythm, @Nullable YearMonth lastMonth) {
		return new PledgeRequest(new PledgeChoice(new Money(cents), rhythm, lastMonth), null, "ada@example.org",
				"Ada Beispiel", "de", "danke", "banner");
	}

	/** An attempt that has just begun. */
	static Attempt attempt() {
		return attempt(SEVEN_FIFTY);
	}

	static Attempt attempt(PledgeRequest request) {
		return new Attempt(request, List.of(PaymentMethodType.CARD), REQUESTER, NOW);
	}

	/** An attempt whose Checkout session is open. */
	static Attempt waiting() {
		var attempt = attempt();
		attempt.open(FakeCheckouts.page(attempt.id().toString()));
		return attempt;
	}

	/** An attempt whose Checkout session is in this state. */
	static Attempt after(CheckoutSnapshot.State state) {
		var attempt = waiting();
		attempt.update(snapshot(attempt, state));
		return attempt;
	}

	static CheckoutSnapshot snapshot(Attempt attempt, CheckoutSnapshot.State state) {
		return new CheckoutSnapshot(String.valueOf(attempt.checkoutId()), state, null);
	}

}
