package org.tragwerk.pledging;

import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.tragwerk.member.Token;
import org.tragwerk.site.Cookies;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Assigns a random token to each browser, in an {@code HttpOnly} cookie.
 */
@Component
class BrowserTokens {

	private static final String COOKIE = "tragwerk-browser";

	private static final Duration VALIDITY = Duration.ofDays(1);

	/**
	 * The cookie's age: the fourteen business days that a direct debit can take, and a
	 * margin.
	 */
	private static final Duration MAX_DEBIT_DURATION = Duration.ofDays(30);

	private final Cookies cookies;

	BrowserTokens(Cookies cookies) {
		this.cookies = cookies;
	}

	Optional<Token> find(HttpServletRequest request) {
		return this.cookies.read(request, COOKIE).map(Token::new).filter(Token::isWellFormed);
	}

	/**
	 * The browser's token. The form sets it when it is opened, so that forms that are
	 * sent twice at the same time come from one browser.
	 */
	Token findOrCreate(HttpServletRequest request, HttpServletResponse response) {
		return find(request).orElseGet(() -> {
			var token = Token.random();
			write(token, VALIDITY, response);
			return token;
		});
	}

	/** Sets the cookie, for as long as a direct debit can be pending. */
	void keep(Token token, HttpServletResponse response) {
		write(token, MAX_DEBIT_DURATION, response);
	}

	private void write(Token token, Duration validity, HttpServletResponse response) {
		response.addHeader(HttpHeaders.SET_COOKIE, this.cookies.create(COOKIE, token.value(), validity).toString());
	}

}
