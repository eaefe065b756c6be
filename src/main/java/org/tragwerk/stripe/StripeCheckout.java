package org.tragwerk.stripe;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
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
import org.tragwerk.pledging.Offer;
import org.tragwerk.subscription.Interval;
import org.tragwerk.subscription.Money;
import org.tragwerk.subscription.PaymentProvider;
import org.tragwerk.subscription.ProviderRefusalException;
import org.tragwerk.subscription.ProviderUnavailableException;
import org.tragwerk.subscription.Way;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Stripe's hosted Checkout. Both calls carry keys made from the attempt, so that a
 * repetition finds what the first one made.
 */
@Component
class StripeCheckout implements Checkouts {

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

	private final AccountWays ways;

	private final MadeBefore made;

	StripeCheckout(@Qualifier("readersClient") StripeClient stripe, StripeProperties properties, Declines declines,
			AccountWays ways) {
		this.made = new MadeBefore(stripe);
		this.ways = ways;
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
		var attempt = request.attempt().toString();
		var customers = this.stripe.v1().customers();
		var customer = StoredFailure.getPast("customer-" + attempt,
				(key) -> StripeFailures.call(() -> customers.create(customer(request), key(key))),
				() -> this.made.customer(request.payer().address(), attempt));
		var sessions = this.stripe.v1().checkout().sessions();
		var session = StoredFailure.getPast("pledge-" + attempt + "-v1",
				(key) -> StripeFailures.call(() -> sessions.create(session(request, customer.getId()), key(key))),
				() -> this.made.page(customer.getId(), attempt));
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

	/** See {@link PaymentProvider#expireCheckout}. */
	void expireCheckout(String reference, UUID command) {
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

	@Override
	public Set<Way> ways() {
		return this.ways.known();
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
		var session = SessionCreateParams.builder()
			.setCustomer(customer)
			.setClientReferenceId(attempt)
			.putMetadata(ATTEMPT, attempt)
			.addLineItem(item(request.offer()))
			.setExpiresAt(request.expiresAt().getEpochSecond())
			.setLocale(locale(request.payer().language()))
			.setSuccessUrl(request.returnTo() + "&session_id={CHECKOUT_SESSION_ID}")
			.setCancelUrl(request.backTo().toString());
		request.ways()
			.forEach((way) -> session.addPaymentMethodType(SessionCreateParams.PaymentMethodType.valueOf(way.name())));
		return request.offer().rhythm().interval().isPresent() ? standing(session, attempt) : once(session, attempt);
	}

	private static SessionCreateParams standing(SessionCreateParams.Builder session, String attempt) {
		return session.setMode(SessionCreateParams.Mode.SUBSCRIPTION)
			.setSubscriptionData(SessionCreateParams.SubscriptionData.builder().putMetadata(ATTEMPT, attempt).build())
			.build();
	}

	private static SessionCreateParams once(SessionCreateParams.Builder session, String attempt) {
		return session.setMode(SessionCreateParams.Mode.PAYMENT)
			.setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder().putMetadata(ATTEMPT, attempt).build())
			.build();
	}

	private LineItem item(Offer offer) {
		var price = PriceData.builder()
			.setCurrency(Money.CURRENCY.getCurrencyCode().toLowerCase(Locale.ROOT))
			.setProduct(this.properties.product())
			.setUnitAmount(offer.amount().cents());
		offer.rhythm().interval().ifPresent((interval) -> price.setRecurring(recurring(interval)));
		return LineItem.builder().setQuantity(1L).setPriceData(price.build()).build();
	}

	private static Recurring recurring(Interval interval) {
		return Recurring.builder()
			.setInterval(Recurring.Interval.MONTH)
			.setIntervalCount((long) interval.months())
			.build();
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
