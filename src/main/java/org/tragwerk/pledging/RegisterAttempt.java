package org.tragwerk.pledging;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.tragwerk.mail.Outbox;
import org.tragwerk.member.Token;
import org.tragwerk.money.PaymentMethodType;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores attempts: at most one open attempt for a reader, also with concurrent requests.
 */
@Component
class RegisterAttempt {

	private final AttemptRepository attempts;

	private final ExpireCheckout expireCheckout;

	private final Outbox outbox;

	private final AvailablePaymentMethods paymentMethods;

	private final Clock clock;

	RegisterAttempt(AttemptRepository attempts, ExpireCheckout expireCheckout, Outbox outbox,
			AvailablePaymentMethods paymentMethods, Clock clock) {
		this.attempts = attempts;
		this.expireCheckout = expireCheckout;
		this.outbox = outbox;
		this.paymentMethods = paymentMethods;
		this.clock = clock;
	}

	/**
	 * The reader's attempt for this request, committed when this method returns: the open
	 * one if it is for an equal request, else a new one that supersedes it. While a
	 * direct debit of the reader is pending, the attempt of that debit.
	 * @param hold whether the reader has to use a link sent by email first
	 */
	@Transactional
	Attempt register(PledgeRequest pledgeRequest, Requester requester, boolean hold) {
		return register(pledgeRequest, this.paymentMethods.listFor(pledgeRequest), requester, hold);
	}

	private Attempt register(PledgeRequest pledgeRequest, List<PaymentMethodType> paymentMethodTypes,
			Requester requester, boolean hold) {
		var reader = Attempt.readerOf(pledgeRequest, requester.browserToken());
		this.attempts.lockReader(reader);
		return findProcessing(reader).orElseGet(() -> findOrBegin(pledgeRequest, paymentMethodTypes, requester, hold));
	}

	/**
	 * The reader's attempt whose direct debit is pending; until it has settled no other
	 * attempt is started.
	 */
	private Optional<Attempt> findProcessing(byte[] reader) {
		return this.attempts.findProcessing(reader).stream().findFirst();
	}

	private Attempt findOrBegin(PledgeRequest pledgeRequest, List<PaymentMethodType> paymentMethodTypes,
			Requester requester, boolean hold) {
		var now = this.clock.instant();
		var open = this.attempts.findOpenForUpdate(Attempt.readerOf(pledgeRequest, requester.browserToken()));
		var attempt = open.filter((it) -> it.isFor(pledgeRequest, now)).orElseGet(() -> {
			open.ifPresent(this::supersede);
			return begin(new Attempt(pledgeRequest, paymentMethodTypes, requester, now), hold);
		});
		if (!hold) {
			attempt.release(requester, now);
		}
		return attempt;
	}

	/**
	 * Registers another attempt with the payment methods that this one did not offer;
	 * empty if there are none. It was refused because of all of its.
	 */
	@Transactional
	Optional<Attempt> registerWithOthers(Attempt refused, Requester requester) {
		var others = new ArrayList<>(this.paymentMethods.list());
		others.removeAll(refused.checkout().paymentMethodTypes());
		return others.isEmpty() ? Optional.empty() : Optional.of(register(refused.request(), others, requester, false));
	}

	/**
	 * The request of the attempt that the link in the email belongs to, empty if the link
	 * is not valid.
	 */
	@Transactional
	Optional<PledgeRequest> findRequest(Token linkToken) {
		return this.attempts.findByLinkTokenHash(linkToken.hash()).map(Attempt::request);
	}

	/**
	 * Releases the attempt of the link in the email; empty if the link is not valid.
	 */
	@Transactional
	Optional<Attempt> release(Token linkToken, Requester requester) {
		var attempt = this.attempts.findByLinkTokenHash(linkToken.hash());
		attempt.ifPresent((it) -> it.release(requester, this.clock.instant()));
		return attempt;
	}

	private Attempt begin(Attempt attempt, boolean hold) {
		if (hold) {
			attempt.hold();
			this.outbox.queue(CheckoutEmail.KIND, attempt.id());
		}
		return this.attempts.save(attempt);
	}

	private void supersede(Attempt attempt) {
		attempt.supersede();
		this.attempts.flush();
		var checkout = attempt.checkoutId();
		if (checkout != null) {
			this.expireCheckout.request(checkout);
		}
	}

}
