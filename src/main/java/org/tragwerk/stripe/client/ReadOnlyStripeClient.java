package org.tragwerk.stripe.client;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.HttpURLConnectionClient;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import com.stripe.net.StripeResponseStream;

/**
 * Lets only GET requests through to Stripe; every other request fails with a
 * {@link WritesDisabledException} before it is sent.
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
