package org.tragwerk.stripe.checkout;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import com.stripe.StripeClient;
import com.stripe.model.Invoice;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.AdaptivePricing;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData.Recurring;
import org.jspecify.annotations.Nullable;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.pledging.CheckoutRequest;
import org.tragwerk.pledging.CheckoutSession;
import org.tragwerk.pledging.Checkouts;
import org.tragwerk.pledging.PledgeChoice;
import org.tragwerk.provider.ProviderRefusedException;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.stripe.client.OwnSubscriptions;
import org.tragwerk.stripe.client.StoredFailureRecovery;
import org.tragwerk.stripe.client.StripeErrors;
import org.tragwerk.stripe.client.StripeProperties;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Creates customers and sessions of Stripe's hosted Checkout. The idempotency keys of
 * both calls are derived from the attempt's id, so that a retry returns the objects of
 * the first call.
 */
@Component
class StripeCheckout implements Checkouts {

	/**
	 * The maximum of requests that wait for Stripe at the same time, so that threads
	 * remain for other pages.
	 */
	private static final int MAX_CONCURRENT = 50;

	/** Shorter than in background work, because a reader waits. */
	private static final int READ_MILLIS = 8_000;

	private final Semaphore permits = new Semaphore(MAX_CONCURRENT);

	private final StripeClient stripe;

	private final StripeProperties properties;

	private final CheckoutOutcomeRepository outcomes;

	private final AccountPaymentMethods paymentMethods;

	private final CustomerDeleter customerDeleter;

	private final ExistingCheckoutFinder finder;

	StripeCheckout(@Qualifier("readersClient") StripeClient stripe, StripeProperties properties,
			CheckoutOutcomeRepository outcomes, AccountPaymentMethods paymentMethods, CustomerDeleter customerDeleter) {
		this.finder = new ExistingCheckoutFinder(stripe);
		this.paymentMethods = paymentMethods;
		this.customerDeleter = customerDeleter;
		this.stripe = stripe;
		this.properties = properties;
		this.outcomes = outcomes;
	}

	@Override
	public CheckoutSession open(CheckoutRequest request) {
		if (!this.permits.tryAcquire()) {
			throw new ProviderUnavailableException(new IllegalStateException("Too many readers wait for Stripe"));
		}
		try {
			return openPage(request);
		}
		finally {
			this.permits.release();
		}
	}

	private CheckoutSession openPage(CheckoutRequest request) {
		var customer = customer(request);
		var session = session(request, customer);
		return new CheckoutSession(customer, session.getId(), URI.create(session.getUrl()));
	}

	private String customer(CheckoutRequest request) {
		var attempt = request.attemptId().toString();
		var customers = this.stripe.v1().customers();
		try {
			return StoredFailureRecovery
				.callOnce("customer-" + attempt,
						(key) -> StripeErrors.call(() -> customers.create(customerParams(request), key(key))),
						() -> this.finder.customer(request.payer().address(), attempt))
				.getId();
		}
		catch (ProviderRefusedException ex) {
			throw StripeErrors.isAbout(ex, "email") ? new AddressRefusedException(ex) : ex;
		}
	}

	private Session session(CheckoutRequest request, String customer) {
		var attempt = request.attemptId().toString();
		var sessions = this.stripe.v1().checkout().sessions();
		try {
			return StoredFailureRecovery.callOnce("pledge-" + attempt + "-v" + request.version(),
					(key) -> StripeErrors.call(() -> sessions.create(sessionParams(request, customer), key(key))),
					() -> this.finder.page(customer, attempt));
		}
		catch (ProviderRefusedException ex) {
			throw StripeErrors.isAbout(ex, "payment_method_types") ? new PaymentMethodRefusedException(
					this.paymentMethods.remaining(request.paymentMethodTypes(), String.valueOf(ex.getCause())), ex)
					: ex;
		}
	}

	@Override
	public boolean deleteCustomer(UUID attemptId, @Nullable String customerId, String email) {
		return this.customerDeleter.delete(attemptId.toString(), customerId, email);
	}

	@Override
	public Optional<URI> findInvoicePage(String customerId) {
		var params = InvoiceListParams.builder()
			.setCustomer(customerId)
			.setStatus(InvoiceListParams.Status.OPEN)
			.setLimit(1L)
			.build();
		return StripeErrors.call(() -> this.stripe.v1().invoices().list(params, options().build()))
			.getData()
			.stream()
			.map(Invoice::getHostedInvoiceUrl)
			.filter(Objects::nonNull)
			.map(URI::create)
			.findFirst();
	}

	@Override
	public boolean isWritable() {
		return this.properties.writes();
	}

	@Override
	public RecentOutcomes recentOutcomes() {
		return this.outcomes.recent();
	}

	@Override
	public Set<PaymentMethodType> paymentMethods() {
		return this.paymentMethods.known();
	}

	private static CustomerCreateParams customerParams(CheckoutRequest request) {
		return CustomerCreateParams.builder()
			.setEmail(request.payer().address())
			.setName(request.payer().name())
			.addPreferredLocale(request.payer().language())
			.putMetadata(OwnSubscriptions.ATTEMPT, request.attemptId().toString())
			.build();
	}

	private SessionCreateParams sessionParams(CheckoutRequest request, String customer) {
		var attempt = request.attemptId().toString();
		var session = SessionCreateParams.builder()
			.setCustomer(customer)
			.setClientReferenceId(attempt)
			.putMetadata(OwnSubscriptions.ATTEMPT, attempt)
			.addLineItem(item(request.pledgeChoice()))
			.setAdaptivePricing(AdaptivePricing.builder().setEnabled(false).build())
			.setExpiresAt(request.expiresAt().getEpochSecond())
			.setLocale(locale(request.payer().language()))
			.setSuccessUrl(request.returnTo() + "&session_id={CHECKOUT_SESSION_ID}")
			.setCancelUrl(request.backTo().toString());
		request.paymentMethodTypes()
			.forEach((paymentMethodType) -> session
				.addPaymentMethodType(SessionCreateParams.PaymentMethodType.valueOf(paymentMethodType.name())));
		return request.pledgeChoice().isOnce() ? once(session, attempt) : standing(session, attempt);
	}

	private static SessionCreateParams standing(SessionCreateParams.Builder session, String attempt) {
		return session.setMode(SessionCreateParams.Mode.SUBSCRIPTION)
			.setSubscriptionData(SessionCreateParams.SubscriptionData.builder()
				.putMetadata(OwnSubscriptions.ATTEMPT, attempt)
				.build())
			.build();
	}

	private static SessionCreateParams once(SessionCreateParams.Builder session, String attempt) {
		return session.setMode(SessionCreateParams.Mode.PAYMENT)
			.setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder()
				.putMetadata(OwnSubscriptions.ATTEMPT, attempt)
				.build())
			.build();
	}

	private LineItem item(PledgeChoice pledgeChoice) {
		var price = PriceData.builder()
			.setCurrency(Money.CURRENCY.getCurrencyCode().toLowerCase(Locale.ROOT))
			.setProduct(this.properties.product())
			.setUnitAmount(pledgeChoice.amount().cents());
		if (!pledgeChoice.isOnce()) {
			price.setRecurring(recurring(pledgeChoice.interval()));
		}
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
		return options().setIdempotencyKey(key).build();
	}

	/** The options of a request that a reader waits for. */
	static RequestOptions.RequestOptionsBuilder options() {
		return RequestOptions.builder().setReadTimeout(READ_MILLIS).setMaxNetworkRetries(1);
	}

}
