package org.tragwerk.pledging;

import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

import org.tragwerk.provider.ProviderRefusalException;
import org.tragwerk.site.Languages;
import org.tragwerk.site.SiteProperties;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Creates the Checkout session of an attempt, always with the same parameters, and stores
 * the outcome.
 */
@Component
class CheckoutOpener {

	private final Checkouts checkouts;

	private final AttemptRepository attempts;

	private final ExpireCheckout expireCheckout;

	private final TransactionTemplate transaction;

	private final SiteProperties site;

	CheckoutOpener(Checkouts checkouts, AttemptRepository attempts, ExpireCheckout expireCheckout,
			TransactionTemplate transaction, SiteProperties site) {
		this.checkouts = checkouts;
		this.attempts = attempts;
		this.expireCheckout = expireCheckout;
		this.transaction = transaction;
		this.site = site;
	}

	/**
	 * Whether card testing is suspected.
	 */
	boolean isCardTestingSuspected() {
		return this.checkouts.isCardTestingSuspected();
	}

	/**
	 * Creates the session, or returns the one that was created before.
	 * @throws ProviderUnavailableException if the outcome is unknown; the call can be
	 * retried
	 * @throws ProviderRefusalException if the provider will never create one
	 */
	CheckoutSession open(Attempt attempt) {
		try {
			var session = this.checkouts.open(request(attempt));
			update(attempt, (it) -> accept(it, session));
			return session;
		}
		catch (ProviderRefusalException ex) {
			update(attempt, Attempt::refuse);
			throw ex;
		}
	}

	/** The URL of the page that says that an earlier direct debit is still pending. */
	URI processingPage(Attempt attempt) {
		return UriComponentsBuilder.fromUri(returnTo(attempt.request()))
			.queryParam("session_id", attempt.checkoutId())
			.queryParam("again", "")
			.build()
			.toUri();
	}

	private void accept(Attempt attempt, CheckoutSession session) {
		attempt.open(session);
		if (attempt.isSuperseded()) {
			this.expireCheckout.request(session.checkoutId());
		}
	}

	private void update(Attempt attempt, Consumer<Attempt> change) {
		this.transaction.executeWithoutResult((status) -> this.attempts.findForUpdate(attempt.id()).ifPresent(change));
	}

	private CheckoutRequest request(Attempt attempt) {
		var pledgeRequest = attempt.request();
		var payer = new CheckoutRequest.Payer(pledgeRequest.email(), pledgeRequest.name(), pledgeRequest.language());
		return new CheckoutRequest(attempt.id(), pledgeRequest.pledgeChoice(), attempt.paymentMethodTypes(), payer,
				attempt.expiresAt(), returnTo(pledgeRequest), backTo(pledgeRequest));
	}

	private URI returnTo(PledgeRequest pledgeRequest) {
		return UriComponentsBuilder.fromUri(this.site.link("/support/return"))
			.queryParam("lang", pledgeRequest.language())
			.build()
			.toUri();
	}

	private URI backTo(PledgeRequest pledgeRequest) {
		return UriComponentsBuilder.fromUri(formFor(pledgeRequest)).queryParam("abandoned", "").build().toUri();
	}

	/** The URL of the form with the choices but without personal data. */
	URI formFor(PledgeRequest pledgeRequest) {
		return UriComponentsBuilder.fromUri(this.site.link("/support"))
			.queryParam("lang", pledgeRequest.language())
			.queryParam("amount", pledgeRequest.pledgeChoice().amount().plain(Languages.of(pledgeRequest.language())))
			.queryParam("interval", pledgeRequest.pledgeChoice().interval().key())
			.queryParamIfPresent("until", Optional.ofNullable(pledgeRequest.pledgeChoice().lastMonth()))
			.queryParamIfPresent("campaign", Optional.ofNullable(pledgeRequest.campaign()))
			.queryParamIfPresent("via", Optional.ofNullable(pledgeRequest.via()))
			.build()
			.toUri();
	}

}
