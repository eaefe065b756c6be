package org.tragwerk.campaigncounter;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Answers everything public about the campaign as soon as Tomcat has read the request,
 * before the application and anything else in the product sees it: no filter, no session,
 * no security chain, no view, no database.
 */
class CampaignValve extends ValveBase {

	private static final String API = "/api/v1/campaigns";

	private static final String EMBED = "/embed/v1";

	private final Map<String, Route> routes;

	CampaignValve(Campaign campaign, Streams streams, Map<String, Answer> files) {
		super(true);
		var api = API + '/' + campaign.key();
		var embed = EMBED + '/' + campaign.key();
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
	public void invoke(Request request, Response response) throws IOException, ServletException {
		var path = request.getServletPath();
		if (path != null && (this.routes.containsKey(path) || isBelow(API, path) || isBelow(EMBED, path))) {
			answer(request, response);
		}
		else {
			getNext().invoke(request, response);
		}
	}

	private static boolean isBelow(String stem, String path) {
		return path.startsWith(stem) && (path.length() == stem.length() || path.charAt(stem.length()) == '/');
	}

	void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
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
		Headers.PREFLIGHT.writeTo(response);
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
				Headers.STREAM.writeTo(response);
			}
		};
	}

	private interface Route {

		void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;

	}

}
