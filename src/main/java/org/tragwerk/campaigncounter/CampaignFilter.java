package org.tragwerk.campaigncounter;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Answers everything public about the campaign before anything else in the product sees
 * the request: no session, no security chain, no view, no database.
 */
class CampaignFilter implements Filter {

	private final Map<String, Route> routes;

	CampaignFilter(Campaign campaign, Streams streams, Map<String, Answer> files) {
		var api = "/api/v1/campaigns/" + campaign.key();
		var embed = "/embed/v1/" + campaign.key();
		var all = new HashMap<String, Route>();
		all.put(api, printed(campaign, Edition::json));
		all.put(api + "/stream", live(campaign, streams));
		all.put(embed + "/banner", printed(campaign, Edition::banner));
		all.put(embed + "/count.svg", printed(campaign, Edition::picture));
		files.forEach((path, file) -> all.put(path, file::send));
		this.routes = Map.copyOf(all);
	}

	/** Every address that is known. */
	Set<String> paths() {
		return this.routes.keySet();
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		answer((HttpServletRequest) request, (HttpServletResponse) response);
	}

	private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
		var route = this.routes.get(request.getServletPath());
		var method = request.getMethod();
		if (route == null) {
			Problem.UNKNOWN.send(response);
		}
		else if ("GET".equals(method) || "HEAD".equals(method)) {
			route.answer(request, response);
		}
		else if ("OPTIONS".equals(method) && request.getHeader("Access-Control-Request-Method") != null) {
			allow(response);
		}
		else {
			Problem.METHOD.send(response);
		}
	}

	private static void allow(HttpServletResponse response) {
		Headers.set(response, Headers.SHARED);
		Headers.set(response, Headers.PREFLIGHT);
		response.setStatus(HttpServletResponse.SC_NO_CONTENT);
	}

	private static Route printed(Campaign campaign, Function<Edition, Answer> which) {
		return (request, response) -> {
			var current = campaign.current();
			if (current == null) {
				Problem.NOTHING_YET.send(response);
			}
			else {
				which.apply(current.in(Language.asked(request.getQueryString()))).send(request, response);
			}
		};
	}

	private static Route live(Campaign campaign, Streams streams) {
		return (request, response) -> {
			if ("GET".equals(request.getMethod())) {
				streams.open(request, response, campaign.current());
			}
			else {
				Headers.set(response, Headers.SHARED);
				Headers.set(response, Headers.STREAM);
			}
		};
	}

	private interface Route {

		void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;

	}

}
