package org.tragwerk.pledging;

import java.time.Duration;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.tragwerk.Fault;
import org.tragwerk.mail.Outbox;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.pledging.CheckoutSnapshot.State;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.tragwerk.pledging.PledgingFixture.BROWSER;
import static org.tragwerk.pledging.PledgingFixture.NOW;
import static org.tragwerk.pledging.PledgingFixture.REQUESTER;
import static org.tragwerk.pledging.PledgingFixture.SEVEN_FIFTY;
import static org.tragwerk.pledging.PledgingFixture.TEN;
import static org.tragwerk.pledging.PledgingFixture.after;

class RegisterAttemptTests {

	private final PledgingFixture pledging = new PledgingFixture();

	private final Outbox outbox = Mockito.mock(Outbox.class);

	private final RegisterAttempt register = at(Duration.ZERO);

	@Test
	@Fault("F36")
	void locksTheReaderFirst() {
		this.register.register(SEVEN_FIFTY, REQUESTER, false);
		assertThat(this.pledging.attempts.calls)
			.containsExactly("lock " + HexFormat.of().formatHex(BROWSER.with("ada@example.org").hash()), "save");
	}

	@Test
	@Fault("F36")
	void returnsTheSameAttemptForTheSameRequest() {
		var first = this.register.register(SEVEN_FIFTY, REQUESTER, false);
		assertThat(this.register.register(SEVEN_FIFTY, REQUESTER, false)).isSameAs(first);
		assertThat(this.pledging.attempts.all()).hasSize(1);
		assertThat(first.isSuperseded()).isFalse();
	}

	@Test
	@Fault({ "F35", "F36" })
	void supersedesTheEarlierAttemptAndExpiresItsSession() {
		var first = this.register.register(SEVEN_FIFTY, REQUESTER, false);
		first.open(FakeCheckouts.page("1"));
		var second = this.register.register(TEN, REQUESTER, false);
		assertThat(second).isNotSameAs(first);
		assertThat(first.isSuperseded()).isTrue();
		assertThat(this.pledging.attempts.calls).containsSubsequence("save", "flush", "save");
		then(this.pledging.expireCheckout).should().request("cs_1");
	}

	@Test
	@Fault("F36")
	void expiresNoSessionIfNoneWasOpened() {
		this.register.register(SEVEN_FIFTY, REQUESTER, false);
		this.register.register(TEN, REQUESTER, false);
		then(this.pledging.expireCheckout).shouldHaveNoInteractions();
	}

	@Test
	void createsANewAttemptIfTheOldOneIsTooOld() {
		var first = this.register.register(SEVEN_FIFTY, REQUESTER, false);
		assertThat(at(Duration.ofMinutes(26)).register(SEVEN_FIFTY, REQUESTER, false)).isNotSameAs(first);
	}

	@Test
	@Fault("F38")
	void returnsTheAttemptWithThePendingDebit() {
		var first = this.register.register(SEVEN_FIFTY, REQUESTER, false);
		first.open(FakeCheckouts.page("1"));
		first.update(PledgingFixture.snapshot(first, State.PROCESSING));
		assertThat(this.register.register(TEN, REQUESTER, false)).isSameAs(first);
	}

	@Test
	@Fault("F99")
	void emailsALinkForAHeldAttempt() {
		var held = this.register.register(SEVEN_FIFTY, REQUESTER, true);
		assertThat(held.isHeld()).isTrue();
		then(this.outbox).should().queue(CheckoutEmail.KIND, held.id());
		assertThat(this.register.register(SEVEN_FIFTY, REQUESTER, true).isHeld()).isTrue();
		then(this.outbox).shouldHaveNoMoreInteractions();
	}

	@Test
	@Fault("F99")
	void releasesAHeldAttemptAfterCardTesting() {
		var held = this.register.register(SEVEN_FIFTY, REQUESTER, true);
		assertThat(this.register.register(SEVEN_FIFTY, REQUESTER, false)).isSameAs(held);
		assertThat(held.isHeld()).isFalse();
	}

	@Test
	void emailsNothingOtherwise() {
		assertThat(this.register.register(SEVEN_FIFTY, REQUESTER, false).isHeld()).isFalse();
		then(this.outbox).should(never()).queue(any(), any());
	}

	private RegisterAttempt at(Duration time) {
		var ways = new AvailablePaymentMethods(PledgingFixture.properties(true, PaymentMethodType.CARD),
				this.pledging.checkouts);
		return new RegisterAttempt(this.pledging.attempts, this.pledging.expireCheckout, this.outbox, ways,
				PledgingFixture.at((time.isZero()) ? NOW : after(time)));
	}

}
