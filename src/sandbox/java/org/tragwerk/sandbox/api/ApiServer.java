package org.tragwerk.sandbox.api;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.api.RouteFault.Kind;
import org.tragwerk.sandbox.http.ConnectionCut;
import org.tragwerk.sandbox.http.Request;
import org.tragwerk.sandbox.http.Response;

/** Answers {@code /v1} as Stripe would. */
public final class ApiServer {

	/** The only version of the API that the sandbox speaks. */
	public static final String VERSION = "2026-07-29.dahlia";

	private final List<Route> routes;

	private final ApiExecution execution;

	private final Expansion expansion;

	private final RouteFaults faults;

	private final Idempotency idempotency;

	private final RateLimits limits = new RateLimits();

	private final AtomicLong requests;

	/**
	 * Creates a server of these routes.
	 * @param firstRequest prefix of its request ids
	 */
	public ApiServer(List<Route> routes, ObjectLookup catalogue, ApiExecution execution, RouteFaults faults,
			long firstRequest) {
		this.routes = routes;
		this.execution = execution;
		this.expansion = new Expansion(catalogue);
		this.faults = faults;
		this.idempotency = new Idempotency(execution.clock());
		this.requests = new AtomicLong(firstRequest & 0xffffff);
	}

	public RateLimits limits() {
		return this.limits;
	}

	public Response handle(Request request) {
		var requestId = "req_" + Long.toString(0x100000000000L + this.requests.incrementAndGet(), 36);
		Response response;
		try {
			authorize(request);
			response = answer(request, requestId);
		}
		catch (ApiError ex) {
			response = error(ex, requestId);
		}
		return response.with("Request-Id", requestId).with("Stripe-Version", VERSION);
	}

	private Response answer(Request request, String requestId) {
		var key = request.header("idempotency-key");
		if (!request.method().equals("POST") || key.isEmpty()) {
			return overTheWire(request, () -> perform(request, requestId, null));
		}
		var replay = this.idempotency.begin(key, fingerprint(request));
		if (replay != null) {
			return overTheWire(request, () -> replay);
		}
		try {
			return overTheWire(request, () -> remembered(key, perform(request, requestId, key)));
		}
		finally {
			this.idempotency.release(key);
		}
	}

	private Response remembered(String key, Response response) {
		this.idempotency.keep(key, response);
		return response;
	}

	/** Applies network faults before and after the request is executed or replayed. */
	private Response overTheWire(Request request, Supplier<Response> work) {
		var slow = consume(Kind.LATENCY, request);
		if (slow != null) {
			pause(slow.millis());
		}
		var refused = consume(Kind.STATUS, request);
		if (refused != null) {
			throw ApiError.ofStatus(refused.status());
		}
		if (consume(Kind.LOCK_TIMEOUT, request) != null) {
			throw ApiError.locked();
		}
		if (consume(Kind.RESET_BEFORE, request) != null) {
			throw new ConnectionCut();
		}
		var response = work.get();
		if (consume(Kind.RESET_AFTER, request) != null) {
			throw new ConnectionCut();
		}
		return response;
	}

	/**
	 * Executes the request and applies the faults whose response is stored for replays.
	 */
	private Response perform(Request request, String requestId, @Nullable String key) {
		var response = execute(request, requestId, key);
		if (consume(Kind.COMPLETE_BEFORE_RESPONSE, request) != null) {
			this.execution.completeSession(String.valueOf(Json.read(response.body(), Map.class).get("id")));
		}
		return (consume(Kind.STORED_500, request) != null) ? error(ApiError.ofStatus(500), requestId) : response;
	}

	private @Nullable RouteFault consume(Kind kind, Request request) {
		return this.faults.consume(kind, request.method(), request.path());
	}

	private Response execute(Request request, String requestId, @Nullable String key) {
		for (var route : this.routes) {
			var id = route.method().equals(request.method()) ? route.idIn(request.path()) : null;
			if (id != null) {
				return execute(route, id, request, requestId, key);
			}
		}
		throw new ApiError(404, "invalid_request_error", null, null,
				"Unrecognized request URL (%s: %s).".formatted(request.method(), request.path()));
	}

	/** Executes a route; the response to a declined payment is stored like any other. */
	private Response execute(Route route, String id, Request request, String requestId, @Nullable String key) {
		this.limits.count(route.operation());
		var sent = NestedForm.of(request.queryForm().and(request.form()));
		ParameterCheck.check(route.operation(), sent);
		var params = new Params("", sent);
		var call = new ApiCall(request.path(), id, params);
		var expand = params.texts("expand");
		if (route.changes()) {
			Expansion.check(route.object(), expand);
		}
		var refused = new AtomicReference<@Nullable ApiError>();
		Supplier<Map<String, Object>> handling = () -> {
			try {
				return this.expansion.apply(route.endpoint().handle(call), expand);
			}
			catch (ApiError ex) {
				refused.set(ex.orThrowUnlessRefusedByTheBank());
				return Map.of();
			}
		};
		var answer = route.changes() ? this.execution.change(requestId, key, handling) : this.execution.read(handling);
		var failure = refused.get();
		return (failure != null) ? error(failure, requestId) : Response.json(200, Json.write(answer));
	}

	private static void authorize(Request request) {
		var authorization = request.header("authorization");
		if (authorization.isEmpty()) {
			throw ApiError.unauthorized("No API key was sent. Send it as a bearer token.");
		}
		var key = authorization.startsWith("Basic ") ? basicUser(authorization.substring(6))
				: authorization.replaceFirst("^Bearer ", "");
		if (!key.startsWith("sk_test_") && !key.startsWith("rk_test_")) {
			throw ApiError
				.unauthorized("Invalid API key: the sandbox takes keys that begin with sk_test_ or rk_test_.");
		}
		var version = request.header("stripe-version");
		if (!version.isEmpty() && !version.equals(VERSION)) {
			throw ApiError.invalid(null,
					"Invalid Stripe API version: " + version + ". The sandbox speaks " + VERSION + ".");
		}
	}

	private static String basicUser(String encoded) {
		try {
			return new String(Base64.getDecoder().decode(encoded), java.nio.charset.StandardCharsets.UTF_8)
				.split(":")[0];
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

	private static String fingerprint(Request request) {
		return request.method() + " " + request.path() + "\n" + request.form().toMap();
	}

	private static Response error(ApiError error, String requestId) {
		var response = Response.json(error.status(), Json.write(error.body(requestId)));
		if (error.limitedBy() != null) {
			return response.with("Stripe-Rate-Limited-Reason", error.limitedBy());
		}
		return (error.status() == 409) ? response.with("Stripe-Should-Retry", "true") : response;
	}

	private static void pause(long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
