package org.tragwerk.stripe.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import com.stripe.StripeClient;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.subscription.ProviderRefusalException;
import org.tragwerk.subscription.ProviderUnavailableException;
import org.tragwerk.subscription.StillCollectingException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SubscriptionCancelerTests {

	private static final long START = 1_800_000_000L;

	private static final long END = 1_802_678_400L;

	private static final UUID COMMAND = UUID.fromString("00000000-0000-0000-0000-0000000000c0");

	private final List<String> changes = new CopyOnWriteArrayList<>();

	private final Map<String, String> answers = new HashMap<>();

	private HttpServer server;

	private SubscriptionCanceler ending;

	@BeforeEach
	void open() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::answer);
		this.server.start();
		var stripe = StripeClient.builder()
			.setApiKey("sk_test_ending")
			.setApiBase("http://localhost:" + this.server.getAddress().getPort())
			.build();
		this.ending = new SubscriptionCanceler(stripe, new Refunder(stripe));
		this.answers.put("GET /v1/subscriptions/sub_1", subscription("active", "null"));
		this.answers.put("DELETE /v1/subscriptions/sub_1", subscription("canceled", "null"));
		this.answers.put("POST /v1/subscriptions/sub_1", subscription("active", Long.toString(END)));
		this.answers.put("POST /v1/refunds", "{\"id\":\"re_1\",\"object\":\"refund\"}");
		this.answers.put("GET /v1/invoices", invoices());
	}

	@AfterEach
	void close() {
		this.server.stop(0);
	}

	@Test
	void endsWithThePeriodThatRuns() {
		end(END);
		assertThat(this.changes)
			.containsExactly("POST /v1/subscriptions/sub_1 cancel_at_period_end=true&proration_behavior=none");
	}

	@Test
	@Fault("F57")
	void endsNowWhenAFurtherPeriodBeganMeanwhile() {
		this.answers.put("POST /v1/subscriptions/sub_1",
				subscription("active", "null").replace(Long.toString(END), Long.toString(END + 1000)));
		this.answers.put("GET /v1/invoices", invoices(invoice(END, paid("pi_2"))));
		end(END);
		assertThat(this.changes).containsExactly(
				"POST /v1/subscriptions/sub_1 cancel_at_period_end=true&proration_behavior=none",
				"DELETE /v1/subscriptions/sub_1 ", "POST /v1/refunds payment_intent=pi_2&reason=requested_by_customer");
	}

	@Test
	void plansALaterEndWithoutProrating() {
		end(END + 1000);
		assertThat(this.changes)
			.containsExactly("POST /v1/subscriptions/sub_1 cancel_at=" + (END + 1000) + "&proration_behavior=none");
	}

	@Test
	void movesALaterEndToTheEndOfThePeriod() {
		this.answers.put("GET /v1/subscriptions/sub_1", subscription("active", Long.toString(END + 1000)));
		end(END);
		assertThat(this.changes)
			.containsExactly("POST /v1/subscriptions/sub_1 cancel_at=" + END + "&proration_behavior=none");
	}

	@Test
	void leavesAnEarlierEndAsItIs() {
		this.answers.put("GET /v1/subscriptions/sub_1", subscription("active", Long.toString(END)));
		end(END);
		end(END + 1000);
		assertThat(this.changes).isEmpty();
	}

	@Test
	void endsNowAndPaysBackWhatARenewalCollectedTooMuch() {
		this.answers.put("GET /v1/invoices",
				invoices(invoice(START - 1000, paid("pi_old")), invoice(START, paid("pi_1"))));
		end(START);
		assertThat(this.changes).containsExactly("DELETE /v1/subscriptions/sub_1 ",
				"POST /v1/refunds payment_intent=pi_1&reason=requested_by_customer");
	}

	@Test
	void endsNowAndKeepsWhatWasPaidBefore() {
		this.answers.put("GET /v1/invoices", invoices(invoice(START, paid("pi_1"))));
		end(START + 1000);
		assertThat(this.changes).containsExactly("DELETE /v1/subscriptions/sub_1 ");
	}

	@Test
	@Fault("F72")
	void whatCameAfterTheEndForThePeriodThatRanGoesBack() {
		this.answers.put("GET /v1/invoices", invoices(invoice(START, END, paid("pi_1", START + 2000))));
		end(START + 1000);
		end(START + 3000);
		assertThat(this.changes).containsExactly("DELETE /v1/subscriptions/sub_1 ",
				"POST /v1/refunds payment_intent=pi_1&reason=requested_by_customer", "DELETE /v1/subscriptions/sub_1 ");
	}

	@Test
	@Fault("F41")
	void whatIsOverIsPaidBackAllTheSame() {
		this.answers.put("GET /v1/subscriptions/sub_1", subscription("canceled", "null"));
		this.answers.put("GET /v1/invoices", invoices(invoice(START, paid("pi_1"))));
		end(START - 1000);
		assertThat(this.changes).containsExactly("POST /v1/refunds payment_intent=pi_1&reason=requested_by_customer");
	}

	@Test
	@Fault("F72")
	void whatWasPaidBackBeforeCountsAsDone() {
		this.answers.put("GET /v1/invoices", invoices(invoice(START, paid("pi_1"))));
		for (var code : List.of("charge_already_refunded", "charge_disputed")) {
			refuse("POST /v1/refunds", code);
			end(START - 1000);
		}
	}

	@Test
	void anotherRefusalIsToldOn() {
		this.answers.put("GET /v1/invoices", invoices(invoice(START, paid("pi_1"))));
		refuse("POST /v1/refunds", "parameter_unknown");
		assertThatExceptionOfType(ProviderRefusalException.class).isThrownBy(() -> end(START - 1000));
	}

	@Test
	void waitsForADebitThatNobodyCanRecall() {
		this.answers.put("GET /v1/invoices", invoices(invoice(START, paid("pi_1")), invoice(START, open("pi_2"))));
		this.answers.put("GET /v1/payment_intents/pi_2", intent("processing"));
		assertThatExceptionOfType(StillCollectingException.class).isThrownBy(() -> end(START - 1000));
		assertThat(this.changes).containsExactly("DELETE /v1/subscriptions/sub_1 ",
				"POST /v1/refunds payment_intent=pi_1&reason=requested_by_customer");
		this.answers.put("GET /v1/payment_intents/pi_2", intent("requires_payment_method"));
		end(START - 1000);
	}

	@Test
	@Fault("F41")
	void aSecondEndOfWhatIsOverIsDone() {
		refuse("DELETE /v1/subscriptions/sub_1", "resource_missing");
		assertThatExceptionOfType(ProviderUnavailableException.class).isThrownBy(() -> end(START));
		this.answers.put("GET /v1/subscriptions/sub_1", subscription("canceled", "null"));
		end(START);
	}

	private void end(long at) {
		this.ending.end("sub_1", Instant.ofEpochSecond(at), COMMAND);
	}

	private void refuse(String request, String code) {
		this.answers.put(request, "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"" + code + "\"}}");
	}

	private void answer(HttpExchange exchange) throws IOException {
		var request = exchange.getRequestMethod() + ' ' + exchange.getRequestURI().getPath();
		var body = URLDecoder.decode(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
				StandardCharsets.UTF_8);
		var answer = this.answers.getOrDefault(request, "{\"error\":{\"type\":\"api_error\"}}");
		if (!exchange.getRequestMethod().equals("GET")) {
			assertThat(exchange.getRequestHeaders().getFirst("Idempotency-Key")).contains(COMMAND.toString());
			this.changes.add(request + ' ' + sorted(body));
		}
		var bytes = answer.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(answer.startsWith("{\"error\"") ? 400 : 200, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	private static String sorted(String body) {
		return String.join("&", List.of(body.split("&")).stream().sorted().toList());
	}

	private static String subscription(String status, String cancelAt) {
		return """
				{"id":"sub_1","object":"subscription","status":"%s","cancel_at":%s,"ended_at":%s,
				"items":{"object":"list","data":[{"id":"si_1","current_period_start":%d,"current_period_end":%d}]}}"""
			.formatted(status, cancelAt, status.equals("canceled") ? "1" : "null", START, END);
	}

	private static String invoices(String... invoices) {
		return "{\"object\":\"list\",\"has_more\":false,\"data\":[" + String.join(",", invoices) + "]}";
	}

	private static String invoice(long from, String payment) {
		return invoice(from, from + 1, payment);
	}

	private static String invoice(long from, long to, String payment) {
		return """
				{"id":"in_%d","object":"invoice",
				"lines":{"object":"list","data":[{"id":"il_1","period":{"start":%d,"end":%d}}]},
				"payments":{"object":"list","data":[%s]}}""".formatted(from, from, to, payment);
	}

	private static String paid(String intent) {
		return payment(intent, "paid");
	}

	private static String paid(String intent, long at) {
		return paid(intent).replaceFirst("\\{", "{\"status_transitions\":{\"paid_at\":" + at + "},");
	}

	private static String open(String intent) {
		return payment(intent, "open");
	}

	private static String payment(String intent, String status) {
		return """
				{"id":"inpay_1","object":"invoice_payment","status":"%s",
				"payment":{"type":"payment_intent","payment_intent":"%s"}}""".formatted(status, intent);
	}

	private static String intent(String status) {
		return "{\"id\":\"pi_2\",\"object\":\"payment_intent\",\"status\":\"" + status + "\"}";
	}

}
