package org.tragwerk.pledging;

import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.tragwerk.site.Cookies;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Gives each browser its mark, in a cookie that no script can read.
 */
@Component
class BrowserMarks {

	private static final String NAME = "tragwerk-mark";

	private static final Duration VALIDITY = Duration.ofDays(1);

	private final Cookies cookies;

	BrowserMarks(Cookies cookies) {
		this.cookies = cookies;
	}

	Optional<Secret> find(HttpServletRequest request) {
		return this.cookies.read(request, NAME).map(Secret::new).filter(Secret::isWellFormed);
	}

	Secret findOrGive(HttpServletRequest request, HttpServletResponse response) {
		return find(request).orElseGet(() -> give(response));
	}

	private Secret give(HttpServletResponse response) {
		var mark = Secret.random();
		response.addHeader(HttpHeaders.SET_COOKIE, this.cookies.bake(NAME, mark.value(), VALIDITY).toString());
		return mark;
	}

}
