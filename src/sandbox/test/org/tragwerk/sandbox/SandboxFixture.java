package org.tragwerk.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData.Recurring;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData.Recurring.Interval;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.awaitility.Awaitility;

/**
 * A running sandbox, an unmodified stripe-java client for it, and a client for its
 * control addresses.
 */
final class SandboxFixture implements AutoCloseable {

	static final String SECRET = "whsec_of_the_tests";

	static final String PRODUCT = "prod_newspaper";

	final StripeSandbox sandbox;

	final StripeClient stripe;

	private final HttpClient http = HttpClient.newHttpClient();

	SandboxFixture() {
		this(SandboxSettings.onFreePorts(SECRET));
	}

	SandboxFixture(SandboxSettings settings) {
		this.sandbox = StripeSandbox.start(settings);
		this.sandbox.createProduct(PRODUCT, "Unterstützung");
		this.stripe = StripeClient.builder().setApiKey("sk_test_tests").setApiBase(this.sandbox.url()).build();
	}

	Customer customer() throws StripeException {
		return this.stripe.v1()
			.customers()
			.create(CustomerCreateParams.builder().setEmail("rosa@example.org").setName("Rosa").build());
	}

	Session session(Customer customer) throws StripeException {
		return this.stripe.v1().checkout().sessions().create(pledge(customer.getId(), 750).build());
	}

	static SessionCreateParams.Builder pledge(String customer, long cents) {
		return SessionCreateParams.builder()
			.setMode(SessionCreateParams.Mode.SUBSCRIPTION)
			.setCustomer(customer)
			.setClientReferenceId("attempt-1")
			.setLocale(SessionCreateParams.Locale.DE)
			.setSuccessUrl("http://localhost:1/thanks?session_id={CHECKOUT_SESSION_ID}")
			.setCancelUrl("http://localhost:1/support")
			.putMetadata("attempt_id", "1")
			.setSubscriptionData(SessionCreateParams.SubscriptionData.builder().putMetadata("attempt_id", "1").build())
			.addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
			.addLineItem(LineItem.builder()
				.setQuantity(1L)
				.setPriceData(PriceData.builder()
					.setCurrency("eur")
					.setProduct(PRODUCT)
					.setUnitAmount(cents)
					.setRecurring(Recurring.builder().setInterval(Interval.MONTH).build())
					.build())
				.build());
	}

	/** A customer with an active subscription. */
	Subscription subscribed() throws StripeException {
		var customer = customer();
		complete(session(customer), "succeeded");
		return subscriptions(customer.getId()).get(0);
	}

	List<Subscription> subscriptions(String customer) throws StripeException {
		var params = SubscriptionListParams.builder()
			.setCustomer(customer)
			.setStatus(SubscriptionListParams.Status.ALL)
			.build();
		return this.stripe.v1().subscriptions().list(params).getData();
	}

	/** The types of all events of the last thirty days, oldest first. */
	List<String> types() throws StripeException {
		return types("*");
	}

	/**
	 * The types of all events that match a pattern such as {@code invoice.*}, oldest
	 * first.
	 */
	List<String> types(String pattern) throws StripeException {
		var types = new ArrayList<String>();
		var params = EventListParams.builder().setType(pattern).setLimit(100L).build();
		this.stripe.v1().events().list(params).autoPagingIterable().forEach((event) -> types.add(event.getType()));
		Collections.reverse(types);
		return types;
	}

	HttpResponse<String> complete(Session session, String outcome) {
		return post("/_sandbox/checkout/sessions/" + session.getId() + "/complete",
				"payment_method=card&outcome=" + outcome);
	}

	/** Advances the clock by a period, and waits until the advance has finished. */
	void advance(String period) {
		move("advance=" + period);
	}

	void advanceTo(Instant until) {
		move("to=" + until);
	}

	private void move(String form) {
		var begun = post("/_sandbox/clock", form);
		if (begun.statusCode() != 202) {
			throw new AssertionError(begun.statusCode() + " " + begun.body());
		}
		Awaitility.await()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(5))
			.atMost(Duration.ofMinutes(2))
			.until(() -> !isAdvancing());
	}

	/** Whether an advance is running. */
	boolean isAdvancing() {
		return get("/_sandbox/clock", "application/json").body().contains("\"advancing\" : true");
	}

	void fault(String form) {
		expectOk(post("/_sandbox/faults", form));
	}

	/** Sends an email as the product would, as text and as HTML. */
	void send(String to, String subject) throws MessagingException {
		var properties = new Properties();
		properties.put("mail.smtp.host", "localhost");
		properties.put("mail.smtp.port", String.valueOf(this.sandbox.smtpPort()));
		var message = new MimeMessage(jakarta.mail.Session.getInstance(properties));
		message.setFrom("post@example.org");
		message.setRecipients(Message.RecipientType.TO, to);
		message.setSubject(subject, "UTF-8");
		var text = new MimeBodyPart();
		text.setText("Schön, dass Sie da sind.", "UTF-8");
		var html = new MimeBodyPart();
		html.setContent("<html><head><style>:root { color-scheme: light dark; }"
				+ "@media (prefers-color-scheme: dark) { p { color: white } }</style></head><p>Schön</p></html>",
				"text/html; charset=UTF-8");
		message.setContent(new MimeMultipart("alternative", text, html));
		Transport.send(message);
	}

	HttpResponse<String> post(String path, String form) {
		return send(HttpRequest.newBuilder(URI.create(this.sandbox.url() + path))
			.header("Accept", "application/json")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form)));
	}

	HttpResponse<String> get(String path, String accept) {
		return send(HttpRequest.newBuilder(URI.create(this.sandbox.url() + path)).header("Accept", accept));
	}

	/** A request to the API as no client library would send it. */
	HttpResponse<String> api(String method, String path, String form) {
		return send(HttpRequest.newBuilder(URI.create(this.sandbox.url() + path))
			.header("Authorization", "Bearer rk_test_tests")
			.method(method, HttpRequest.BodyPublishers.ofString(form)));
	}

	HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void expectOk(HttpResponse<String> response) {
		if (response.statusCode() != 200) {
			throw new AssertionError(response.statusCode() + " " + response.body());
		}
	}

	@Override
	public void close() {
		this.sandbox.close();
	}

}
