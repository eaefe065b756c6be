package org.tragwerk.site;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import org.tragwerk.Fault;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class RequestIdsTests {

	private static final String NEW = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	private @Nullable String logged;

	@Test
	@Fault("F116")
	void keepsTheIdOfTheTrustedProxy() throws IOException, ServletException {
		assertThat(filter("proxy-0123456789", true)).isEqualTo("proxy-0123456789");
		assertThat(this.logged).isEqualTo("proxy-0123456789");
		assertThat(MDC.get("http.request.id")).isNull();
	}

	@Test
	@Fault("F116")
	void ignoresTheIdOfOtherClients() throws IOException, ServletException {
		assertThat(filter("caller-0123456789", false)).matches(NEW);
	}

	@ParameterizedTest
	@ValueSource(strings = { "short", "with blank in it", "anna@example.org", "a\"b\"c\"d\"e", "%0d%0aSet-Cookie:x",
			"a b\r\nc", "0123456789\r\n" })
	void replacesAMalformedId(String given) throws IOException, ServletException {
		assertThat(filter(given, true)).matches(NEW);
	}

	@Test
	void createsAnId() throws IOException, ServletException {
		assertThat(filter(null, true)).matches(NEW);
	}

	@Test
	void keepsTheIdOnTheErrorPage() throws IOException, ServletException {
		var first = filter(null, false);
		assertThat(filter(null, false)).isEqualTo(first);
	}

	private @Nullable String filter(@Nullable String given, boolean throughProxy) throws IOException, ServletException {
		if (given != null) {
			this.request.addHeader("X-Request-Id", given);
		}
		if (throughProxy) {
			this.request.setAttribute("org.apache.tomcat.request.forwarded", true);
		}
		var response = new MockHttpServletResponse();
		new RequestIds().doFilter(this.request, response, new MockFilterChain() {
			@Override
			public void doFilter(jakarta.servlet.ServletRequest request, jakarta.servlet.ServletResponse response) {
				RequestIdsTests.this.logged = MDC.get("http.request.id");
			}
		});
		return response.getHeader("X-Request-Id");
	}

}
