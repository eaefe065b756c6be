package org.tragwerk.site;

import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Creates cookies with {@code HttpOnly} and {@code SameSite}; with an https base URL also
 * {@code Secure} and the prefix {@code __Host-}.
 */
@Component
public class Cookies {

	private static final String HOST_PREFIX = "__Host-";

	private final boolean secure;

	Cookies(SiteProperties site) {
		this.secure = site.isSecure();
	}

	/** The cookie to set; with a negative age a session cookie. */
	public ResponseCookie create(String name, String value, Duration age) {
		var cookie = ResponseCookie.from(name(name), value).maxAge(age);
		return protect(cookie).build();
	}

	/** The value of the request's cookie with that name, empty if there is none. */
	public Optional<String> read(HttpServletRequest request, String name) {
		return Optional.ofNullable(WebUtils.getCookie(request, name(name))).map(Cookie::getValue);
	}

	String name(String name) {
		return this.secure ? HOST_PREFIX + name : name;
	}

	ResponseCookie.ResponseCookieBuilder protect(ResponseCookie.ResponseCookieBuilder cookie) {
		return cookie.path("/").httpOnly(true).sameSite("Lax").secure(this.secure);
	}

}
