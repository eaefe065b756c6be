package org.tragwerk.site;

import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Creates cookies that are out of reach of scripts and other sites, and bound to this
 * host wherever readers come by https.
 */
@Component
public class Cookies {

	private static final String HOST_PREFIX = "__Host-";

	private final boolean secure;

	Cookies(SiteProperties site) {
		this.secure = site.isSecure();
	}

	/** The cookie to set; one of a negative age ends with the browser session. */
	public ResponseCookie create(String name, String value, Duration age) {
		var cookie = ResponseCookie.from(name(name), value).maxAge(age);
		return protect(cookie).build();
	}

	/** What the browser sent under that name. */
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
