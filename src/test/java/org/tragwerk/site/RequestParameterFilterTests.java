package org.tragwerk.site;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import jakarta.servlet.ServletException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.Fault;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class RequestParameterFilterTests {

	private final RequestParameterFilter filter = new RequestParameterFilter(
			new RouteTable(List.of(() -> List.of(PublicRoute.form("/cancel")))));

	@ParameterizedTest
	@CsvSource({ "application/x-www-form-urlencoded, 200", "' Application/X-WWW-Form-Urlencoded ;charset=UTF-8', 200",
			", 200", "multipart/form-data; boundary=x, 415", "text/plain, 415", "application/json, 415", "'', 415",
			";, 415" })
	void acceptsUrlEncodedForms(@Nullable String type, int status) throws Exception {
		var request = new MockHttpServletRequest("POST", "/cancel");
		request.setContentType(type);
		assertThat(status(request)).isEqualTo(status);
	}

	@Test
	void ignoresRequestsOfOtherRoutes() throws Exception {
		var request = new MockHttpServletRequest("POST", "/other");
		request.setContentType("text/plain");
		assertThat(status(request)).isEqualTo(200);
	}

	@Test
	void rejectsUnreadableParameters() throws Exception {
		assertThat(status(unreadable(new InvalidParameterException("too large", 413)))).isEqualTo(413);
		assertThat(status(unreadable(new InvalidParameterException("malformed")))).isEqualTo(400);
		assertThat(status(unreadable(new IllegalStateException("no multipart configuration")))).isEqualTo(400);
	}

	@Test
	@Fault("F47")
	void acceptsOneLanguage() throws Exception {
		var request = new MockHttpServletRequest("GET", "/cancel");
		request.addParameter("lang", "en");
		assertThat(status(request)).isEqualTo(200);
		request.addParameter("lang", "en");
		assertThat(status(request)).isEqualTo(400);
	}

	@Test
	void doesNotReplaceTheResponseOfTomcat() throws Exception {
		var response = new MockHttpServletResponse();
		response.sendError(400);
		assertThat(status(unreadable(new InvalidParameterException("broken", 413)), response)).isEqualTo(400);
	}

	private int status(MockHttpServletRequest request) throws ServletException, IOException {
		return status(request, new MockHttpServletResponse());
	}

	private int status(MockHttpServletRequest request, MockHttpServletResponse response)
			throws ServletException, IOException {
		var chain = new MockFilterChain();
		this.filter.doFilter(request, response, chain);
		assertThat(chain.getRequest() != null).isEqualTo(response.getStatus() == 200);
		return response.getStatus();
	}

	private static MockHttpServletRequest unreadable(RuntimeException failure) {
		return new MockHttpServletRequest("POST", "/cancel") {

			@Override
			public Map<String, String[]> getParameterMap() {
				throw failure;
			}

		};
	}

}
