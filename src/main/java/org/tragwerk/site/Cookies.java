package org.tragwerk.site;

import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The one way to give a browser a cookie: out of reach of scripts and other sites, and
 * locked to this host wherever readers come by https.
 */
@Component
public class Cookies {

	private static final String LOCK = "__Host-";

	private final boolean secure;

	Cookies(SiteProperties site) {
		this.secure = site.isSecure();
	}

	/** The cookie to set; a negative age ends with the browser. */
	public ResponseCookie bake(String name, String value, Duration age) {
		var cookie = ResponseCookie.from(name(name), value).maxAge(age);
		return lock(cookie).build();
	}

	/** What the browser sent under that name. */
	public Optional<String> read(HttpServletRequest request, String name) {
		return Optional.ofNullable(WebUtils.getCookie(request, name(name))).map(Cookie::getValue);
	}

	String name(String name) {
		return this.secure ? LOCK + name : name;
	}

	ResponseCookie.ResponseCookieBuilder lock(ResponseCookie.ResponseCookieBuilder cookie) {
		return cookie.path("/").httpOnly(true).sameSite("Lax").secure(this.secure);
	}

}
