package org.tragwerk.stripe;

import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import com.stripe.StripeClient;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData.Recurring;
import org.tragwerk.pledging.CheckoutPage;
import org.tragwerk.pledging.CheckoutRequest;
import org.tragwerk.pledging.Checkouts;
import org.tragwerk.subscription.Money;
import org.tragwerk.subscription.PaymentProvider;
import org.tragwerk.subscription.Pledge;
import org.tragwerk.subscription.ProviderRefusalException;
import org.tragwerk.subscription.ProviderUnavailableException;

import org.springframework.stereotype.Component;

/**
 * Stripe's hosted Checkout. Both calls carry keys made from the attempt, so that a
 * repetition finds what the first one made.
 */
@Component
class StripeCheckout implements Checkouts, PaymentProvider {

	/** Key of the metadata by which we know what is ours. */
	static final String ATTEMPT = "attempt_id";

	/** More than so many never wait for Stripe at once, so that other pages stay open. */
	private static final int MOST_AT_ONCE = 50;

	/** A reader waits, so this is less patient than work in the background. */
	private static final int READ_MILLIS = 8_000;

	private final Semaphore hands = new Semaphore(MOST_AT_ONCE);

	private final StripeClient stripe;

	private final StripeProperties properties;

	private final Declines declines;

	StripeCheckout(StripeClient stripe, StripeProperties properties, Declines declines) {
		this.stripe = stripe;
		this.properties = properties;
		this.declines = declines;
	}

	@Override
	public CheckoutPage open(CheckoutRequest request) {
		if (!this.hands.tryAcquire()) {
			throw new ProviderUnavailableException(new IllegalStateException("Too many readers wait for Stripe"));
		}
		try {
			return openPage(request);
		}
		finally {
			this.hands.release();
		}
	}

	private CheckoutPage openPage(CheckoutRequest request) {
		var customer = StripeFailures
			.call(() -> this.stripe.v1().customers().create(customer(request), key("customer-" + request.attempt())));
		var session = StripeFailures.call(() -> this.stripe.v1()
			.checkout()
			.sessions()
			.create(session(request, customer.getId()), key("pledge-" + request.attempt() + "-v1")));
		return new CheckoutPage(customer.getId(), session.getId(), URI.create(session.getUrl()));
	}

	@Override
	public boolean areClosed() {
		return !this.properties.writes();
	}

	@Override
	public boolean declineUnusuallyMany() {
		return this.declines.areUnusuallyMany();
	}

	@Override
	public void expireCheckout(String reference, UUID command) {
		var sessions = this.stripe.v1().checkout().sessions();
		try {
			StripeFailures.call(() -> sessions.expire(reference, key("expire-" + command)));
		}
		catch (ProviderRefusalException ex) {
			if ("open".equals(StripeFailures.call(() -> sessions.retrieve(reference)).getStatus())) {
				throw new ProviderUnavailableException(ex);
			}
		}
	}

	private static CustomerCreateParams customer(CheckoutRequest request) {
		return CustomerCreateParams.builder()
			.setEmail(request.payer().address())
			.setName(request.payer().name())
			.addPreferredLocale(request.payer().language())
			.putMetadata(ATTEMPT, request.attempt().toString())
			.build();
	}

	private SessionCreateParams session(CheckoutRequest request, String customer) {
		var attempt = request.attempt().toString();
		return SessionCreateParams.builder()
			.setMode(SessionCreateParams.Mode.SUBSCRIPTION)
			.setCustomer(customer)
			.setClientReferenceId(attempt)
			.putMetadata(ATTEMPT, attempt)
			.setSubscriptionData(SessionCreateParams.SubscriptionData.builder().putMetadata(ATTEMPT, attempt).build())
			.addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
			.addLineItem(item(request.pledge()))
			.setExpiresAt(request.expiresAt().getEpochSecond())
			.setLocale(locale(request.payer().language()))
			.setSuccessUrl(request.returnTo() + "&session_id={CHECKOUT_SESSION_ID}")
			.setCancelUrl(request.backTo().toString())
			.build();
	}

	private LineItem item(Pledge pledge) {
		var rhythm = Recurring.builder()
			.setInterval(Recurring.Interval.MONTH)
			.setIntervalCount((long) pledge.interval().months())
			.build();
		var price = PriceData.builder()
			.setCurrency(Money.CURRENCY.getCurrencyCode().toLowerCase(Locale.ROOT))
			.setProduct(this.properties.product())
			.setUnitAmount(pledge.amount().cents())
			.setRecurring(rhythm)
			.build();
		return LineItem.builder().setQuantity(1L).setPriceData(price).build();
	}

	private static SessionCreateParams.Locale locale(String language) {
		return "en".equals(language) ? SessionCreateParams.Locale.EN : SessionCreateParams.Locale.DE;
	}

	private static RequestOptions key(String key) {
		return RequestOptions.builder()
			.setIdempotencyKey(key)
			.setReadTimeout(READ_MILLIS)
			.setMaxNetworkRetries(1)
			.build();
	}

}
