package org.tragwerk.site;

import java.util.Collections;
import java.util.Locale;
import java.util.Objects;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorPageFilterTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/error");

	@Test
	void keepsTheLanguage() throws Exception {
		this.request.setParameter("lang", "en");
		this.request.addHeader("Accept-Language", "de-AT, *;q=0.5");
		this.request.addHeader("Accept", "nonsense");
		var shown = shown();
		assertThat(shown.getHeader("Accept")).isNull();
		assertThat(Collections.list(shown.getHeaders("Accept"))).isEmpty();
		assertThat(shown.getParameter("lang")).isEqualTo("en");
		assertThat(shown.getParameterValues("lang")).containsExactly("en");
		assertThat(shown.getParameterMap()).containsOnlyKeys("lang");
		assertThat(Collections.list(shown.getParameterNames())).containsExactly("lang");
		assertThat(shown.getHeader("accept-language")).isEqualTo("de-AT, *;q=0.5");
		assertThat(Collections.list(shown.getHeaders("Accept-Language"))).containsExactly("de-AT, *;q=0.5");
		assertThat(Collections.list(shown.getHeaderNames())).containsExactly("Accept-Language");
		assertThat(shown.getHeader("Accept")).isNull();
		assertThat(Collections.list(shown.getHeaders("Accept"))).isEmpty();
		assertThat(shown.getLocale()).isEqualTo(new Locale("de", "AT"));
		assertThat(Collections.list(shown.getLocales())).startsWith(new Locale("de", "AT")).endsWith(Locale.GERMANY);
	}

	@Test
	void hidesEverythingElse() throws Exception {
		this.request.setParameter("name", "Ada");
		this.request.addHeader("Accept", "nonsense");
		this.request.addHeader("Content-Length", "7");
		this.request.addHeader("If-Modified-Since", "nonsense");
		this.request.setCookies(new Cookie("a", "b"));
		this.request.setContent(new byte[7]);
		this.request.setContentType("nonsense");
		var shown = shown();
		assertThat(shown.getMethod()).isEqualTo("GET");
		assertThat(shown.getContentLength()).isEqualTo(-1);
		assertThat(shown.getContentLengthLong()).isEqualTo(-1);
		assertThat(shown.getContentType()).isNull();
		assertThat(shown.getParameter("name")).isNull();
		assertThat(shown.getParameterValues("name")).isNull();
		assertThat(shown.getParameterMap()).isEmpty();
		assertThat(shown.getHeader("Accept")).isNull();
		assertThat(shown.getHeader("Accept-Language")).isNull();
		assertThat(Collections.list(shown.getHeaders("Accept"))).isEmpty();
		assertThat(Collections.list(shown.getHeaderNames())).isEmpty();
		assertThat(shown.getIntHeader("Content-Length")).isEqualTo(-1);
		assertThat(shown.getDateHeader("If-Modified-Since")).isEqualTo(-1);
		assertThat(shown.getCookies()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "de\u0085", "de\u0000", "dé", "", "de;q=5", ";", "-", "--", "de, -", "-;q=1" })
	void readsNoMalformedLanguage(String accepted) throws Exception {
		var malformed = new MockHttpServletRequest("POST", "/error") {

			@Override
			public Locale getLocale() {
				throw new IllegalStateException("malformed");
			}

			/** Spring's own would parse it when it is added. */
			@Override
			public String getHeader(String name) {
				return accepted;
			}

		};
		assertThat(shown(malformed).getLocale()).isEqualTo(Locale.GERMANY);
		assertThat(Collections.list(shown(malformed).getLocales())).containsExactly(Locale.GERMANY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "de\u0085", "de\u0000", "dé", "" })
	void hidesAMalformedLanguage(String accepted) throws Exception {
		this.request.addHeader("Accept-Language", accepted);
		assertThat(shown().getHeader("Accept-Language")).isNull();
	}

	@Test
	void ignoresUnreadableParameters() throws Exception {
		var unreadable = new MockHttpServletRequest("POST", "/error") {

			@Override
			public String getParameter(String name) {
				throw new IllegalStateException("too large");
			}

		};
		assertThat(shown(unreadable).getParameter("lang")).isNull();
	}

	private HttpServletRequest shown() throws Exception {
		return shown(this.request);
	}

	private static HttpServletRequest shown(HttpServletRequest request) throws Exception {
		var chain = new MockFilterChain();
		new ErrorPageFilter().doFilter(request, new MockHttpServletResponse(), chain);
		return (HttpServletRequest) Objects.requireNonNull(chain.getRequest());
	}

}
