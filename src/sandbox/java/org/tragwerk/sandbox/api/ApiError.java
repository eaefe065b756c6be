package org.tragwerk.sandbox.api;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** An error response of Stripe: status, type, code, parameter and message. */
public final class ApiError extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private static final String INVALID_REQUEST = "invalid_request_error";

	private final int status;

	private final String type;

	private final @Nullable String code;

	private final @Nullable String param;

	private @Nullable String limitedBy;

	private transient Map<String, Object> more = Map.of();

	ApiError(int status, String type, @Nullable String code, @Nullable String param, String message) {
		super(message, null, false, false);
		this.status = status;
		this.type = type;
		this.code = code;
		this.param = param;
	}

	/** An invalid parameter, for which Stripe has no error code. */
	public static ApiError invalid(@Nullable String param, String message) {
		return new ApiError(400, INVALID_REQUEST, null, param, message);
	}

	/** An invalid parameter, with Stripe's error code. */
	public static ApiError invalid(String code, @Nullable String param, String message) {
		return new ApiError(400, INVALID_REQUEST, code, param, message);
	}

	public static ApiError missing(String param) {
		return invalid("parameter_missing", param, "The parameter '" + param + "' is required here.");
	}

	/** The object in the path does not exist. */
	public static ApiError notFound(String object, String id) {
		return new ApiError(404, INVALID_REQUEST, "resource_missing", "id", noSuch(object, id));
	}

	/** The object that a parameter names does not exist. */
	public static ApiError noReference(String object, String id, String param) {
		return invalid("resource_missing", param, noSuch(object, id));
	}

	/** A feature of Stripe that the sandbox does not simulate. */
	public static ApiError notSimulated(@Nullable String param, String what) {
		return invalid("sandbox_not_simulated", param,
				"Stripe accepts this, the sandbox does not simulate it yet: " + what);
	}

	/** The payment was declined or requires authentication. */
	public static ApiError refused(String code, String message, Map<String, Object> more) {
		var error = new ApiError(402, "card_error", code, null, message);
		error.more = more;
		return error;
	}

	static ApiError unauthorized(String message) {
		return new ApiError(401, INVALID_REQUEST, null, null, message);
	}

	/**
	 * The rate limit is exceeded; the reason is sent in the header
	 * {@code Stripe-Rate-Limited-Reason}.
	 */
	public static ApiError limited(String reason) {
		var error = ofStatus(429);
		error.limitedBy = reason;
		return error;
	}

	/** Another call is changing the same object; this call had no effect. */
	static ApiError locked() {
		return new ApiError(429, INVALID_REQUEST, "lock_timeout", null,
				"This object is being changed by another request. Try again.");
	}

	static ApiError keyInUse() {
		return new ApiError(409, "idempotency_error", "idempotency_key_in_use", null,
				"Another request with this idempotency key is still running.");
	}

	static ApiError otherParameters() {
		return new ApiError(400, "idempotency_error", null, null,
				"This idempotency key was first used with other parameters or another address.");
	}

	static ApiError ofStatus(int status) {
		if (status == 429) {
			var error = new ApiError(429, INVALID_REQUEST, "rate_limit", null, "Too many requests at once.");
			error.limitedBy = "endpoint-rate";
			return error;
		}
		if (status >= 500) {
			return new ApiError(status, "api_error", null, null, "Something went wrong on Stripe's side.");
		}
		return new ApiError(status, INVALID_REQUEST, null, null,
				"The sandbox refuses this request because a fault says so.");
	}

	/** The reason of an exceeded rate limit, null for any other error. */
	@Nullable String limitedBy() {
		return this.limitedBy;
	}

	/** Returns this error if it reports a declined payment, else throws it. */
	ApiError orThrowUnlessRefusedByTheBank() {
		if (this.status != 402) {
			throw this;
		}
		return this;
	}

	int status() {
		return this.status;
	}

	Map<String, Object> body(String requestId) {
		var error = new LinkedHashMap<String, Object>();
		if (this.code != null) {
			error.put("code", this.code);
			error.put("doc_url", "https://stripe.com/docs/error-codes/" + this.code.replace('_', '-'));
		}
		error.putAll(this.more);
		error.put("message", getMessage());
		if (this.param != null) {
			error.put("param", this.param);
		}
		error.put("request_log_url", "https://dashboard.stripe.com/test/logs/" + requestId);
		error.put("type", this.type);
		return Map.of("error", error);
	}

	private static String noSuch(String object, String id) {
		return "No such " + object + ": '" + id + "'";
	}

}
