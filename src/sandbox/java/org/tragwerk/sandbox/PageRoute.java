package org.tragwerk.sandbox;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.http.Request;
import org.tragwerk.sandbox.http.Response;

/** A route outside the API; {@code {}} in the path matches one path segment. */
record PageRoute(String method, Pattern path, Function<Visit, Response> answer) {

	static PageRoute of(String method, String path, Function<Visit, Response> answer) {
		return new PageRoute(method, Pattern.compile(path.replace("{}", "([^/]+)")), answer);
	}

	@Nullable Response answerTo(Request request) {
		var matcher = this.path.matcher(request.path());
		if (!request.method().equals(this.method) || !matcher.matches()) {
			return null;
		}
		return this.answer.apply(new Visit(request, matcher));
	}

	/** A request with the path segments that the route's placeholders matched. */
	record Visit(Request request, Matcher matcher) {

		String part(int number) {
			return this.matcher.group(number);
		}

		String field(String name, String otherwise) {
			return this.request.form().get(name, otherwise);
		}

		String query(String name, String otherwise) {
			return this.request.queryForm().get(name, otherwise);
		}

		/** The number of a page of a list, 0 for the first. */
		int page() {
			var page = query("page", "");
			return page.matches("\\d{1,6}") ? Integer.parseInt(page) : 0;
		}

		boolean wantsJson() {
			return this.request.wantsJson();
		}

		/** Whether a page is preferred to JSON, which callers without a wish get. */
		boolean prefersPage() {
			var accepted = this.request.header("accept");
			var json = accepted.indexOf("application/json");
			var html = accepted.indexOf("text/html");
			return html >= 0 && (json < 0 || html < json);
		}

		/** The language of pages: English if the browser asks for it, else German. */
		String language() {
			return this.request.header("accept-language").startsWith("en") ? "en" : "de";
		}

		/**
		 * Redirects to the page on which the submitted form stood, if the form names it.
		 */
		Response backOr(String otherwise) {
			var back = field("back", "");
			return Response.seeOther(back.matches("/_sandbox[\\w/?=&.%#-]*") ? back : otherwise);
		}

	}

}
