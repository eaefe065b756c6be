package org.tragwerk.campaigncounter.web;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;

import static org.tragwerk.campaigncounter.web.QueryParameter.LANG;
import static org.tragwerk.campaigncounter.web.QueryParameter.VIA;

/**
 * Answers all public requests for a campaign from memory. A Tomcat valve in front of all
 * filters and security chains, which would take eight times the CPU time of the response
 * itself.
 */
class CampaignValve extends ValveBase {

	private static final String API = "/api/v1/campaigns";

	private static final String EMBED = "/embed/v1";

	private static final String CARD = EMBED + "/card.png";

	private final Map<String, Route> routes;

	CampaignValve(Campaigns campaigns, EventStreams streams, Map<String, CachedResponse> files) {
		super(true);
		var all = new HashMap<String, Route>();
		campaigns.all().forEach((campaign) -> all.putAll(routes(campaign, streams)));
		all.put(CARD, card(campaigns.all().iterator().next()));
		files.forEach((path, file) -> all.put(path, file::send));
		this.routes = Map.copyOf(all);
	}

	/** The card of the first campaign, which all pages share. */
	private static Route card(Campaign first) {
		return rendered(first, (each, query) -> each.card().get(), LANG);
	}

	private static Map<String, Route> routes(Campaign campaign, EventStreams streams) {
		var api = API + '/' + campaign.key();
		var embed = EMBED + '/' + campaign.key();
		return Map.of(api, rendered(campaign, (each, query) -> each.json(), LANG), api + "/stream",
				stream(campaign, streams), embed + "/banner",
				rendered(campaign, (each, query) -> each.banner().at(VIA.value(query)), LANG, VIA),
				embed + "/count.svg", rendered(campaign, (each, query) -> each.svg(), LANG), embed + "/count.png",
				rendered(campaign, (each, query) -> each.png().get(), LANG));
	}

	/** All paths that have a route. */
	Set<String> paths() {
		return this.routes.keySet();
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		if (isPublic(request.getRequestURI()) || isPublic(request.getServletPath())) {
			answer(request, response);
		}
		else {
			getNext().invoke(request, response);
		}
	}

	private boolean isPublic(@Nullable String path) {
		return path != null && (this.routes.containsKey(path) || isBelow(API, path) || isBelow(EMBED, path));
	}

	private static boolean isBelow(String stem, String path) {
		return path.startsWith(stem) && (path.length() == stem.length() || path.charAt(stem.length()) == '/');
	}

	/**
	 * Answers with the route whose path was sent literally. Another spelling of it
	 * (escaped, with path parameters, with an empty segment) is not found, so that caches
	 * in between store one response under one URL.
	 */
	void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
		var route = this.routes.get(request.getRequestURI());
		var method = request.getMethod();
		if (route == null) {
			Problem.NOT_FOUND.send(response);
		}
		else if ("GET".equals(method) || "HEAD".equals(method)) {
			route.answer(request, response);
		}
		else if ("OPTIONS".equals(method) && request.getHeader("Access-Control-Request-Method") != null) {
			allow(response);
		}
		else {
			Problem.METHOD_NOT_ALLOWED.send(response);
		}
	}

	private static void allow(HttpServletResponse response) {
		Headers.PREFLIGHT.writeTo(response);
		response.setStatus(HttpServletResponse.SC_NO_CONTENT);
	}

	/**
	 * A route whose response depends on the parameters and on nothing else of a query. No
	 * cache may store it under a query in which the cache could read another value.
	 */
	private static Route rendered(Campaign campaign,
			BiFunction<RenderedCampaign.InLanguage, @Nullable String, CachedResponse> which,
			QueryParameter... parameters) {
		return (request, response) -> {
			var current = campaign.current();
			var query = request.getQueryString();
			if (current == null) {
				Problem.COUNT_UNKNOWN.send(response);
			}
			else {
				var rendered = which.apply(current.in(Language.requested(query)), query);
				var isUnambiguous = Stream.of(parameters).allMatch((parameter) -> parameter.isUnambiguous(query));
				(isUnambiguous ? rendered : rendered.uncached()).send(request, response);
			}
		};
	}

	private static Route stream(Campaign campaign, EventStreams streams) {
		return (request, response) -> {
			if ("GET".equals(request.getMethod())) {
				streams.open(request, response, campaign);
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
