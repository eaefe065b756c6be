package org.tragwerk.site;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.site.PublicRoute.Kind;

import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class RouteTableTests {

	private final RouteTable routes = new RouteTable(List.of(
			() -> List.of(PublicRoute.page("/"), PublicRoute.form("/cancel")),
			() -> List.of(PublicRoute.page("/cancel/receipts/{receipt}").withSecrets("receipt"),
					PublicRoute.page("/support/return").withSecrets("session_id"), PublicRoute.api("/api/v1/{key}"),
					PublicRoute.file("/assets/**"), PublicRoute.webhook("/webhooks/stripe"))));

	private final AccessDeniedResponses responses = new AccessDeniedResponses(this.routes);

	@Test
	void gathersTheAddressesOfAllModules() {
		assertThat(this.routes.all()).hasSize(7);
		assertThat(this.routes.of(Kind.PAGE, Kind.FORM)).extracting(PublicRoute::path)
			.containsExactly("/", "/cancel", "/cancel/receipts/{receipt}", "/support/return");
	}

	@ParameterizedTest
	@CsvSource({ "/, 2", "/cancel, 3", "/cancel/receipts/abc, 2", "/assets/site/site.css, 2", "/webhooks/stripe, 1",
			"/webhooks/stripe/, 0", "/cancel/receipts, 0", "/cancel/receipts/abc/d, 0", "/other, 0" })
	void allowsWhatItsKindAllowsAndNothingElsewhere(String path, int methods) {
		assertThat(this.routes.methods(get(path))).hasSize(methods);
	}

	@ParameterizedTest
	@CsvSource({ "/cancel/receipts/abc, true", "/support/return, true", "/cancel, false", "/, false" })
	void knowsWhichAddressesAreSecret(String path, boolean secret) {
		assertThat(this.routes.isSecret(get(path))).isEqualTo(secret);
	}

	@ParameterizedTest
	@CsvSource({ "/api/v2/none, true", "/webhooks/none, true", "/webhooks, true", "/assets/none, false", "/, false",
			"/cancel/none, false", "/apiary, false" })
	void answersProgramsByTheBeginningOfAnAddress(String path, boolean program) {
		assertThat(this.routes.isForPrograms(path)).isEqualTo(program);
	}

	@Test
	void saysWhichMethodsAnAddressKnows() throws Exception {
		var response = new MockHttpServletResponse();
		this.responses.methodNotAllowed(request("PUT", "/assets/site.css"), response, new RuntimeException());
		assertThat(response.getStatus()).isEqualTo(405);
		assertThat(response.getHeader("Allow")).isEqualTo("GET, HEAD");
	}

	@Test
	void hidesWhatIsNotPublic() throws Exception {
		var response = new MockHttpServletResponse();
		this.responses.methodNotAllowed(request("PUT", "/other"), response, new RuntimeException());
		assertThat(response.getStatus()).isEqualTo(404);
	}

	@Test
	void showsAFormWithoutItsTokenAgain() throws Exception {
		var request = request("POST", "/cancel");
		request.setServletPath("/cancel");
		var response = new MockHttpServletResponse();
		this.responses.formAgain(request, response, new RuntimeException());
		assertThat(response.getStatus()).isEqualTo(403);
		assertThat(response.getForwardedUrl()).isEqualTo("/cancel");
		assertThat(request.getAttribute("notice")).isEqualTo("site.notice.expired");
	}

	@ParameterizedTest
	@CsvSource({ "POST, /other", "POST, /support/return", "PUT, /cancel" })
	void showsNoFormWhereThereIsNone(String method, String path) throws Exception {
		var response = new MockHttpServletResponse();
		this.responses.formAgain(request(method, path), response, new RuntimeException());
		assertThat(response.getStatus()).isEqualTo(404);
	}

	@Test
	void servesEveryKindByItsMethods() {
		assertThat(Kind.FORM.methods()).containsExactlyInAnyOrder(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST);
		assertThat(Kind.WEBHOOK.methods()).containsExactly(HttpMethod.POST);
	}

	private static MockHttpServletRequest get(String path) {
		return request("GET", path);
	}

	private static MockHttpServletRequest request(String method, String path) {
		return new MockHttpServletRequest(method, path);
	}

}
