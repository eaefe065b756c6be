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

		boolean wantsJson() {
			return this.request.wantsJson();
		}

	}

}
