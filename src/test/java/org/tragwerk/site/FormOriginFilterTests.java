package org.tragwerk.site;

import java.io.IOException;
import java.net.URI;
import java.util.List;

import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.Fault;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class FormOriginFilterTests {

	private final FormOriginFilter filter = new FormOriginFilter(
			new RouteTable(List.of(() -> List.of(PublicRoute.form("/cancel"), PublicRoute.page("/imprint"),
					PublicRoute.form("/cancel/contracts/{link}").withSecrets("link")))),
			URI.create("https://zeitung.example:8443"), (request, response, denied) -> response.setStatus(403));

	private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/cancel");

	@Test
	void acceptsAClientWithoutOriginHeaders() throws Exception {
		assertThat(isAccepted()).isTrue();
	}

	@Fault("F110")
	@ParameterizedTest
	@CsvSource({ "same-origin, true", "none, true", "same-site, false", "cross-site, false", "SAME-ORIGIN, false",
			"'same-origin, cross-site', false" })
	void checksSecFetchSite(String site, boolean accepted) throws Exception {
		this.request.addHeader("Sec-Fetch-Site", site);
		assertThat(isAccepted()).isEqualTo(accepted);
	}

	@Fault("F110")
	@ParameterizedTest
	@CsvSource({ "https://zeitung.example:8443, true", "https://ZEITUNG.example:8443, true",
			"http://zeitung.example:8443, false", "https://zeitung.example, false", "https://evil.example, false",
			"https://zeitung.example:8443.evil.example, false", "null, false" })
	void checksOriginWithoutSecFetchSite(String origin, boolean accepted) throws Exception {
		this.request.addHeader("Origin", origin);
		assertThat(isAccepted()).isEqualTo(accepted);
	}

	@Fault("F110")
	@Test
	void rejectsOneForeignValueAmongSeveral() throws Exception {
		this.request.addHeader("Origin", "https://zeitung.example:8443");
		this.request.addHeader("Origin", "https://evil.example");
		assertThat(isAccepted()).isFalse();
	}

	@Test
	void ignoresOriginIfSecFetchSiteIsSent() throws Exception {
		this.request.addHeader("Sec-Fetch-Site", "same-origin");
		this.request.addHeader("Origin", "http://10.0.0.7:8080");
		assertThat(isAccepted()).isTrue();
	}

	@Fault("F110")
	@Test
	void checksTheOriginOfARequestWithoutInitiator() throws Exception {
		this.request.addHeader("Sec-Fetch-Site", "none");
		this.request.addHeader("Origin", "https://evil.example");
		assertThat(isAccepted()).isFalse();
	}

	/**
	 * Pages with a secret address send no referrer, and older browsers then no origin.
	 */
	@Test
	void acceptsTheNullOriginOfASecretPage() throws Exception {
		this.request.setRequestURI("/cancel/contracts/abc");
		this.request.addHeader("Origin", "null");
		assertThat(isAccepted()).isTrue();
	}

	@Fault("F110")
	@Test
	void refusesTheOriginOfAnotherSiteOnASecretPage() throws Exception {
		this.request.setRequestURI("/cancel/contracts/abc");
		this.request.addHeader("Origin", "https://evil.example");
		assertThat(isAccepted()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "GET, /cancel", "POST, /imprint", "POST, /other", "PUT, /cancel" })
	void ignoresRequestsThatSendNoForm(String method, String path) throws Exception {
		this.request.setMethod(method);
		this.request.setRequestURI(path);
		this.request.addHeader("Sec-Fetch-Site", "cross-site");
		assertThat(isAccepted()).isTrue();
	}

	private boolean isAccepted() throws ServletException, IOException {
		var chain = new MockFilterChain();
		var response = new MockHttpServletResponse();
		this.filter.doFilter(this.request, response, chain);
		assertThat(response.getStatus()).isEqualTo((chain.getRequest() != null) ? 200 : 403);
		return chain.getRequest() != null;
	}

}
