package org.tragwerk.sandbox;

import java.util.List;

import org.tragwerk.sandbox.account.core.NotPossibleException;
import org.tragwerk.sandbox.api.ApiServer;
import org.tragwerk.sandbox.http.ConnectionCut;
import org.tragwerk.sandbox.http.Request;
import org.tragwerk.sandbox.http.Response;

/** Routes requests to the API or to a page. */
record RequestRouter(ApiServer api, List<PageRoute> pages, RequestLog log) {

	Response handle(Request request) {
		if (request.path().startsWith("/v1/") && !request.path().endsWith("/contents")) {
			return answerApi(request);
		}
		try {
			for (var page : this.pages) {
				var response = page.answerTo(request);
				if (response != null) {
					return response;
				}
			}
			return Response.text(404, "The sandbox has no such address: " + request.method() + " " + request.path());
		}
		catch (NotPossibleException | IllegalArgumentException ex) {
			return Response.text(400, String.valueOf(ex.getMessage()));
		}
	}

	private Response answerApi(Request request) {
		var entry = this.log.begin(request);
		try {
			var response = this.api.handle(request);
			entry.answered(String.valueOf(response.status()));
			return response;
		}
		catch (ConnectionCut ex) {
			entry.answered("reset");
			throw ex;
		}
	}

}
