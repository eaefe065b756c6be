package org.tragwerk.site;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.site.PublicRoute.Kind;

import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.csrf.MissingCsrfTokenException;

import static org.assertj.core.api.Assertions.assertThat;

class RouteTableTests {

	private final RouteTable routes = new RouteTable(List.of(
			() -> List.of(PublicRoute.page("/"), PublicRoute.form("/cancel")),
			() -> List.of(PublicRoute.page("/cancel/receipts/{receipt}").withSecrets("receipt"),
					PublicRoute.page("/support/return").withSecrets("session_id"), PublicRoute.api("/api/v1/{key}"),
					PublicRoute.file("/assets/**"), PublicRoute.webhook("/webhooks/stripe"))));

	private final AccessDeniedResponses responses = new AccessDeniedResponses(this.routes);

	@Test
	void collectsTheRoutesOfAllModules() {
		assertThat(this.routes.all()).hasSize(7);
		assertThat(this.routes.of(Kind.PAGE, Kind.FORM)).extracting(PublicRoute::path)
			.containsExactly("/", "/cancel", "/cancel/receipts/{receipt}", "/support/return");
	}

	@ParameterizedTest
	@CsvSource({ "/, 2", "/cancel, 3", "/cancel/receipts/abc, 2", "/assets/site/site.css, 2", "/webhooks/stripe, 1",
			"/webhooks/stripe/, 0", "/cancel/receipts, 0", "/cancel/receipts/abc/d, 0", "/other, 0" })
	void allowsTheMethodsOfTheKind(String path, int methods) {
		assertThat(this.routes.methods(path)).hasSize(methods);
	}

	@ParameterizedTest
	@CsvSource({ "/cancel/receipts/abc, true", "/support/return, true", "/cancel, false", "/, false" })
	void knowsSecretRoutes(String path, boolean secret) {
		assertThat(this.routes.find(path).orElseThrow().isSecret()).isEqualTo(secret);
	}

	@ParameterizedTest
	@CsvSource({ "/api/v2/none, true", "/webhooks/none, true", "/webhooks, true", "/assets/none, false", "/, false",
			"/cancel/none, false", "/apiary, false" })
	void isForProgramsByTheFirstSegment(String path, boolean program) {
		assertThat(this.routes.isForPrograms(path)).isEqualTo(program);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "/%zz", "/api/%", "/other", "", "*" })
	void findsNothingForOtherOrMalformedPaths(@Nullable String path) {
		assertThat(this.routes.find(path)).isEmpty();
		assertThat(this.routes.methods(path)).isEmpty();
		assertThat(this.routes.isForPrograms(path)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "POST, /cancel, true", "GET, /cancel, false", "POST, /, false", "POST, /webhooks/stripe, false",
			"POST, /other, false" })
	void recognizesFormPosts(String method, String path, boolean form) {
		assertThat(this.routes.isFormPost(request(method, path))).isEqualTo(form);
	}

	@ParameterizedTest
	@CsvSource({ "PUT, /assets/site.css, 405", "POST, /, 405", "GET, /webhooks/stripe, 405", "GET, /cancel, 404",
			"PUT, /other, 404" })
	void answers405OnlyOnARoute(String method, String path, int status) throws Exception {
		var response = new MockHttpServletResponse();
		this.responses.refuse(request(method, path), response, new RuntimeException());
		assertThat(response.getStatus()).isEqualTo(status);
	}

	@Test
	void showsAFormAgainWhoseTokenIsMissing() throws Exception {
		var request = request("POST", "/cancel");
		request.setServletPath("/cancel");
		var response = new MockHttpServletResponse();
		this.responses.formAgain(request, response, new MissingCsrfTokenException(null));
		assertThat(response.getStatus()).isEqualTo(403);
		assertThat(response.getForwardedUrl()).isEqualTo("/cancel");
		assertThat(request.getAttribute("notice")).isEqualTo("site.notice.expired");
	}

	@ParameterizedTest
	@CsvSource({ "POST, /other, 404", "POST, /support/return, 405", "PUT, /cancel, 405" })
	void showsNoFormOnARouteWithoutForm(String method, String path, int status) throws Exception {
		var response = new MockHttpServletResponse();
		this.responses.formAgain(request(method, path), response, new RuntimeException());
		assertThat(response.getStatus()).isEqualTo(status);
	}

	@Test
	void hasTheMethodsOfEachKind() {
		assertThat(Kind.FORM.methods()).containsExactlyInAnyOrder(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST);
		assertThat(Kind.WEBHOOK.methods()).containsExactly(HttpMethod.POST);
	}

	private static MockHttpServletRequest request(String method, String path) {
		return new MockHttpServletRequest(method, path);
	}

}
