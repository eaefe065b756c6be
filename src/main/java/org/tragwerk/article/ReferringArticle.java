package org.tragwerk.article;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.tragwerk.site.Cookies;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Finds the article from which a reader came: the form carries it in the hidden field
 * {@code article}, and once the form is sent, a cookie keeps it until the payment is
 * made.
 */
@Component
class ReferringArticle implements HandlerInterceptor {

	private static final String FIELD = "article";

	private static final String COOKIE = "tragwerk-article";

	/** Longer than a Checkout session. */
	private static final Duration VALIDITY = Duration.ofHours(2);

	private final ArticleAddresses addresses;

	private final Cookies cookies;

	ReferringArticle(ArticleAddresses addresses, Cookies cookies) {
		this.addresses = addresses;
		this.cookies = cookies;
	}

	/**
	 * The article from which the reader of the current page came, null if it is unknown.
	 */
	public @Nullable URI address() {
		var attributes = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
		return find(Objects.requireNonNull(attributes).getRequest()).orElse(null);
	}

	private Optional<URI> find(HttpServletRequest request) {
		return sent(request).or(() -> this.addresses.parse(request.getHeader(HttpHeaders.REFERER)))
			.or(() -> this.cookies.read(request, COOKIE)
				.flatMap(ReferringArticle::decode)
				.flatMap(this.addresses::parse));
	}

	private Optional<URI> sent(HttpServletRequest request) {
		return this.addresses.parse(request.getParameter(FIELD));
	}

	/** Sets the cookie if a form with the field is sent. */
	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (HttpMethod.POST.matches(request.getMethod())) {
			sent(request).map((article) -> this.cookies.create(COOKIE, encode(article), VALIDITY))
				.ifPresent((cookie) -> response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString()));
		}
		return true;
	}

	private static String encode(URI article) {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(article.toString().getBytes(StandardCharsets.UTF_8));
	}

	private static Optional<String> decode(String value) {
		try {
			return Optional.of(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
