package org.tragwerk.stripe.client;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.HttpURLConnectionClient;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import com.stripe.net.StripeResponseStream;

/**
 * Speaks with Stripe but changes nothing there: whatever is no question does not leave,
 * whoever asked for it.
 */
class ReadOnlyStripeClient extends HttpURLConnectionClient {

	@Override
	public StripeResponse request(StripeRequest request) throws ApiConnectionException {
		refuseChanges(request);
		return super.request(request);
	}

	@Override
	public StripeResponseStream requestStream(StripeRequest request) throws ApiConnectionException {
		refuseChanges(request);
		return super.requestStream(request);
	}

	private static void refuseChanges(StripeRequest request) throws ApiConnectionException {
		if (request.method() != RequestMethod.GET) {
			throw new WritesDisabledException();
		}
	}

}
