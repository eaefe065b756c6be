package org.tragwerk.pledging;

import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.pledging.Checkouts.PaymentMethodRefusedException;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.provider.ProviderRefusedException;
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

	private static final Logger logger = LoggerFactory.getLogger(CheckoutOpener.class);

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
	 * Creates the session, or returns the one that was created before; without payment
	 * methods that the account no longer supports.
	 * @throws ProviderUnavailableException if the outcome is unknown; the call can be
	 * retried
	 * @throws ProviderRefusedException if the provider will never create one
	 */
	CheckoutSession open(Attempt attempt) {
		try {
			var session = this.checkouts.open(request(attempt));
			warnOfUnknownOrigin(session);
			update(attempt, (it) -> accept(it, session));
			return session;
		}
		catch (PaymentMethodRefusedException ex) {
			return open(reduce(attempt, ex));
		}
		catch (ProviderRefusedException ex) {
			update(attempt, Attempt::refuse);
			throw ex;
		}
	}

	private void warnOfUnknownOrigin(CheckoutSession session) {
		if (!this.site.isCheckout(session.url())) {
			logger.error(
					"Browsers block the redirect of the form to Checkout at {}: add it to TRAGWERK_CHECKOUT_ORIGINS",
					session.url().getHost());
		}
	}

	/**
	 * The attempt without the refused payment methods, committed before the provider is
	 * called again.
	 */
	private Attempt reduce(Attempt attempt, PaymentMethodRefusedException refusal) {
		var offered = attempt.checkout().paymentMethodTypes();
		if (refusal.accepted().isEmpty() || refusal.accepted().containsAll(offered)) {
			update(attempt, Attempt::refuse);
			throw refusal;
		}
		logger.error("The account supports only {} of {}; Checkout of attempt {} offers those", refusal.accepted(),
				offered, attempt.id());
		var version = attempt.checkout().version();
		update(attempt, (it) -> it.checkout().offerOnly(refusal.accepted(), version));
		return this.attempts.findById(attempt.id()).orElse(attempt);
	}

	/** The success URL of the attempt's session. */
	URI returnPage(Attempt attempt) {
		return UriComponentsBuilder.fromUri(returnTo(attempt.request()))
			.queryParam("session_id", attempt.checkoutId())
			.build()
			.toUri();
	}

	/** The URL of the page that says that an earlier direct debit is still pending. */
	URI processingPage(Attempt attempt) {
		return UriComponentsBuilder.fromUri(returnPage(attempt)).queryParam("again", "").build().toUri();
	}

	/** The URL that leads to the provider's page of the attempt's open invoice. */
	URI payPage(Attempt attempt) {
		return UriComponentsBuilder.fromUri(returnPage(attempt)).queryParam("pay", "").build().toUri();
	}

	/**
	 * The provider's page of the attempt's open invoice, empty if none is open.
	 * @throws ProviderUnavailableException if the provider gave no answer
	 */
	Optional<URI> findInvoicePage(Attempt attempt) {
		return Optional.ofNullable(attempt.customerId()).flatMap(this.checkouts::findInvoicePage);
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
		var checkout = attempt.checkout();
		return new CheckoutRequest(attempt.id(), checkout.version(), pledgeRequest.pledgeChoice(),
				checkout.paymentMethodTypes(), payer, attempt.expiresAt(), returnTo(pledgeRequest),
				backTo(pledgeRequest));
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
			.queryParam("amount",
					pledgeRequest.pledgeChoice().amount().formatNumber(Languages.of(pledgeRequest.language())))
			.queryParam("interval", pledgeRequest.pledgeChoice().interval().key())
			.queryParamIfPresent("until", Optional.ofNullable(pledgeRequest.pledgeChoice().lastMonth()))
			.queryParamIfPresent("paymentMethod",
					Optional.ofNullable(pledgeRequest.paymentMethod()).map(PaymentMethodType::code))
			.queryParamIfPresent("campaign", Optional.ofNullable(pledgeRequest.campaign()))
			.queryParamIfPresent("via", Optional.ofNullable(pledgeRequest.via()))
			.build()
			.toUri();
	}

}
