package org.tragwerk.site;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * Hides everything of the request but its language from the error page, so that the cause
 * of the error cannot cause another one.
 */
class ErrorPageFilter implements Filter {

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		chain.doFilter(new LanguageOnly((HttpServletRequest) request), response);
	}

	/** A request without headers, cookies and parameters other than its language. */
	private static final class LanguageOnly extends HttpServletRequestWrapper {

		private static final Pattern LANGUAGES = Pattern.compile("[A-Za-z0-9,;=.* -]{1,200}");

		private final Map<String, String[]> parameters;

		private final List<String> languages;

		private final List<Locale> locales;

		LanguageOnly(HttpServletRequest request) {
			super(request);
			this.parameters = parameter(request)
				.map((asked) -> Map.of(ReaderLanguage.PARAMETER, new String[] { asked }))
				.orElse(Map.of());
			this.languages = Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))
				.filter((accepted) -> LANGUAGES.matcher(accepted).matches())
				.stream()
				.toList();
			this.locales = Stream
				.concat(this.languages.stream().flatMap(LanguageOnly::locales), Stream.of(Locale.GERMANY))
				.toList();
		}

		/** The container reads them of the header as it was sent. */
		private static Stream<Locale> locales(String accepted) {
			try {
				return LanguageRange.parse(accepted).stream().map((range) -> Locale.forLanguageTag(range.getRange()));
			}
			catch (IllegalArgumentException | ArrayIndexOutOfBoundsException ex) {
				return Stream.empty();
			}
		}

		private static Optional<String> parameter(HttpServletRequest request) {
			try {
				return Optional.ofNullable(request.getParameter(ReaderLanguage.PARAMETER));
			}
			catch (IllegalStateException ex) {
				return Optional.empty();
			}
		}

		@Override
		public @Nullable String getParameter(String name) {
			var values = this.parameters.get(name);
			return (values != null) ? values[0] : null;
		}

		@Override
		public String @Nullable [] getParameterValues(String name) {
			return this.parameters.get(name);
		}

		@Override
		public Map<String, String[]> getParameterMap() {
			return this.parameters;
		}

		@Override
		public Enumeration<String> getParameterNames() {
			return Collections.enumeration(this.parameters.keySet());
		}

		@Override
		public @Nullable String getHeader(String name) {
			return HttpHeaders.ACCEPT_LANGUAGE.equalsIgnoreCase(name) && !this.languages.isEmpty()
					? this.languages.get(0) : null;
		}

		@Override
		public Enumeration<String> getHeaders(String name) {
			return Collections
				.enumeration(HttpHeaders.ACCEPT_LANGUAGE.equalsIgnoreCase(name) ? this.languages : List.of());
		}

		@Override
		public Enumeration<String> getHeaderNames() {
			return Collections.enumeration(this.languages.isEmpty() ? List.of() : List.of(HttpHeaders.ACCEPT_LANGUAGE));
		}

		@Override
		public long getDateHeader(String name) {
			return -1;
		}

		@Override
		public int getIntHeader(String name) {
			return -1;
		}

		@Override
		public Locale getLocale() {
			return this.locales.get(0);
		}

		@Override
		public Enumeration<Locale> getLocales() {
			return Collections.enumeration(this.locales);
		}

		/** A method that the container did not understand is null. */
		@Override
		public String getMethod() {
			return HttpMethod.GET.name();
		}

		@Override
		public int getContentLength() {
			return -1;
		}

		@Override
		public long getContentLengthLong() {
			return -1;
		}

		@Override
		public @Nullable String getContentType() {
			return null;
		}

		@Override
		public Cookie @Nullable [] getCookies() {
			return null;
		}

	}

}
