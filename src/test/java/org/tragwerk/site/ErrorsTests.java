package org.tragwerk.site;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import org.tragwerk.Fault;
import org.tragwerk.TragwerkTest;

import static org.assertj.core.api.Assertions.assertThat;

@TragwerkTest
class ErrorsTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "/anything", "/staff", "/account", "/error", "/article", "/assets/none.css", "/login",
			"/logout" })
	void shows404AsAPage(String path) {
		var answer = new Web(this.port).get(path, "Accept-Language", "de");
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(Web.header(answer, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
		assertThat(answer.body()).contains("Diese Seite gibt es nicht", "Prüfen Sie die Adresse")
			.doesNotContain("Kennung");
	}

	@Test
	void keepsTheLanguageOnAnErrorPage() {
		assertThat(new Web(this.port).get("/anything?lang=en").body()).contains("This page does not exist",
				"href=\"/?lang=de\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/none", "/api/v2/none", "/embed/v9/none", "/webhooks/none" })
	void shows404AsProblemDetailsForTheApi(String path) {
		var answer = new Web(this.port).get(path, "Accept", "text/html");
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(Web.header(answer, "Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.body()).contains("\"title\":\"Not Found\"", "\"status\":404", "\"id\":\"");
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void logsMethodAndRouteWithTheSameId(CapturedOutput log) {
		var answer = new Web(this.port).send("PUT", "/webhooks/secret", "a=b").body();
		var id = answer.replaceFirst("(?s).*\"id\":\"", "").substring(0, 8);
		assertThat(log).contains("Error " + id + " answers PUT (no route) with 404").doesNotContain("webhooks/secret");
	}

	/** Tomcat logs the stack trace of each error as well, however many there are. */
	@Test
	@Fault("F17")
	void leavesTheCauseOfAnErrorToOneLog() {
		var tomcats = LoggerFactory
			.getLogger("org.apache.catalina.core.ContainerBase.[Tomcat].[localhost].[/].[dispatcherServlet]");
		assertThat(tomcats.isErrorEnabled()).isFalse();
	}

	@Test
	void answers400ForPathParameters() {
		var answer = new Web(this.port).get("/support;x=1");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("Diese Adresse verstehen wir nicht").doesNotContain("abgebucht");
	}

}
