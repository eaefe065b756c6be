package org.tragwerk.site;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Resolves the language of a page: the query parameter, else {@code Accept-Language},
 * else German. It is kept only in the URL, not in a cookie or session.
 */
@Component("localeResolver")
class ReaderLanguage implements LocaleResolver {

	static final String PARAMETER = "lang";

	@Override
	public Locale resolveLocale(HttpServletRequest request) {
		return asked(request).orElseGet(() -> preferred(request));
	}

	@Override
	public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
		throw new UnsupportedOperationException("The address alone says the language");
	}

	static Optional<Locale> asked(HttpServletRequest request) {
		return Optional.ofNullable(request.getParameter(PARAMETER)).flatMap(Languages::find);
	}

	private static Locale preferred(HttpServletRequest request) {
		return accepted(request).map(Locale::getLanguage)
			.flatMap((language) -> Languages.find(language).stream())
			.findFirst()
			.orElse(Locale.GERMANY);
	}

	private static Stream<Locale> accepted(HttpServletRequest request) {
		return (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null)
				? Collections.list(request.getLocales()).stream() : Stream.empty();
	}

}
