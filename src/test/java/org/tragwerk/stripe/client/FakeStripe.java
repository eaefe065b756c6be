package org.tragwerk.stripe.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;

/**
 * A fake HTTP client of stripe-java that returns configured responses and records the
 * requests.
 */
public final class FakeStripe extends HttpClient {

	private final Map<String, Deque<StripeResponse>> answers = new HashMap<>();

	private final List<StripeRequest> requests = new ArrayList<>();

	public StripeClient client() {
		return StripeClient.builder().setApiKey("sk_test_fake").setHttpClient(this).setMaxNetworkRetries(0).build();
	}

	/** Sets the response to a request such as {@code GET /v1/customers}. */
	public FakeStripe answer(String request, String json) {
		return answer(request, 200, Map.of(), json);
	}

	/** Sets the response from the second request on. */
	public FakeStripe thenAnswer(String request, String json) {
		Objects.requireNonNull(this.answers.get(request)).add(new StripeResponse(200, HttpHeaders.of(Map.of()), json));
		return this;
	}

	/** Sets the response to a list of these objects. */
	public FakeStripe list(String request, String... objects) {
		return answer(request, "{\"object\":\"list\",\"has_more\":false,\"data\":[" + String.join(",", objects) + "]}");
	}

	/** Sets the response to an error with this code. */
	public FakeStripe refuse(String request, String code) {
		return answer(request, 400, Map.of(),
				"{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"" + code + "\"}}");
	}

	/** Sets the response to an error about an object that does not exist. */
	public FakeStripe missing(String request) {
		return answer(request, 404, Map.of(),
				"{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"resource_missing\"}}");
	}

	/** Sets the response to an error about this parameter. */
	public FakeStripe refuseParameter(String request, String parameter, String message) {
		return answer(request, 400, Map.of(), "{\"error\":{\"type\":\"invalid_request_error\",\"param\":\"" + parameter
				+ "\",\"message\":\"" + message + "\"}}");
	}

	/** Sets the response to an error without a code. */
	public FakeStripe refuseWithoutCode(String request) {
		return answer(request, 400, Map.of(), "{\"error\":{\"type\":\"invalid_request_error\"}}");
	}

	/** Sets the response to a 500 that Stripe stores under the idempotency key. */
	public FakeStripe failAndKeep(String request) {
		return answer(request, 500, Map.of("Idempotent-Replayed", List.of("true")),
				"{\"error\":{\"type\":\"api_error\"}}");
	}

	private FakeStripe answer(String request, int status, Map<String, List<String>> headers, String json) {
		this.answers.put(request, new ArrayDeque<>(List.of(new StripeResponse(status, HttpHeaders.of(headers), json))));
		return this;
	}

	/** The requests so far, such as {@code POST /v1/refunds payment_intent=pi_1}. */
	public List<String> asked() {
		return this.requests.stream().map((request) -> (name(request) + ' ' + parameters(request)).strip()).toList();
	}

	/** The requests so far that are not GET. */
	public List<String> changes() {
		return asked().stream().filter((request) -> !request.startsWith("GET")).toList();
	}

	public List<StripeRequest> requests() {
		return this.requests;
	}

	/** The idempotency keys of the requests that are not GET. */
	public List<String> keys() {
		return this.requests.stream()
			.filter((request) -> !name(request).startsWith("GET"))
			.map((request) -> String.valueOf(request.options().getIdempotencyKey()))
			.toList();
	}

	@Override
	public StripeResponse request(StripeRequest request) throws ApiConnectionException {
		this.requests.add(request);
		var answers = this.answers.get(name(request));
		if (answers == null) {
			throw new ApiConnectionException("Nothing answers " + name(request));
		}
		return (answers.size() > 1) ? answers.remove() : answers.element();
	}

	private static String name(StripeRequest request) {
		return request.method().name() + ' ' + request.url().getPath();
	}

	private static String parameters(StripeRequest request) {
		var text = (request.content() != null) ? request.content().stringContent() : request.url().getQuery();
		return Stream.of(String.valueOf(text).split("&"))
			.filter((parameter) -> !parameter.equals("null"))
			.map((parameter) -> URLDecoder.decode(parameter, StandardCharsets.UTF_8))
			.sorted()
			.collect(Collectors.joining(" "));
	}

}
