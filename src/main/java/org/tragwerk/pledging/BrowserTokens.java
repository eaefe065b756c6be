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
class BrowserTokens {

	private static final String NAME = "tragwerk-mark";

	private static final Duration VALIDITY = Duration.ofDays(1);

	/** Fourteen business days with a margin. */
	private static final Duration DEBIT = Duration.ofDays(30);

	private final Cookies cookies;

	BrowserTokens(Cookies cookies) {
		this.cookies = cookies;
	}

	Optional<Secret> find(HttpServletRequest request) {
		return this.cookies.read(request, NAME).map(Secret::new).filter(Secret::isWellFormed);
	}

	Secret findOrGive(HttpServletRequest request, HttpServletResponse response) {
		return find(request).orElseGet(() -> give(response));
	}

	/** Keeps the mark as long as a debit may be under way. */
	void keep(Secret mark, HttpServletResponse response) {
		bake(mark, DEBIT, response);
	}

	private Secret give(HttpServletResponse response) {
		var mark = Secret.random();
		bake(mark, VALIDITY, response);
		return mark;
	}

	private void bake(Secret mark, Duration validity, HttpServletResponse response) {
		response.addHeader(HttpHeaders.SET_COOKIE, this.cookies.bake(NAME, mark.value(), validity).toString());
	}

}
