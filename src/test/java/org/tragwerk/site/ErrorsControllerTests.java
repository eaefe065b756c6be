package org.tragwerk.site;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;

import org.tragwerk.Fault;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorsControllerTests {

	private final ErrorsController controller = new ErrorsController(new DefaultErrorAttributes(),
			new RouteTable(List.of(() -> List.of(PublicRoute.form("/cancel")))), new ErrorLog());

	/** Whoever has sent a form has to know that it was not stored. */
	@ParameterizedTest
	@Fault("F17")
	@CsvSource({ "400, misunderstood", "403, forbidden", "404, missing", "405, method", "408, slow",
			"413, misunderstood", "415, misunderstood", "429, patience", "500, ours", "502, ours", "503, busy",
			"999, ours" })
	void saysWhatHappened(int status, String text) {
		assertThat(textFor("POST", status)).isEqualTo("site.error." + text);
		assertThat(textFor(null, status)).isEqualTo("site.error." + text);
	}

	/** A reader who has just paid returns by GET. */
	@ParameterizedTest
	@Fault("F38")
	@CsvSource({ "400, unreadable", "404, missing", "413, unreadable", "429, patience", "500, ours", "501, unreadable",
			"503, later" })
	void saysNothingOfMoneyToThoseWhoOnlyOpenAPage(int status, String text) {
		assertThat(textFor("GET", status)).isEqualTo("site.error." + text);
		assertThat(textFor("HEAD", status)).isEqualTo("site.error." + text);
	}

	@Test
	void offersToSendAgainOnlyWhereAFormIsSent() {
		assertThat(model("POST", 503, "/cancel").getAttribute("sent")).isNotNull();
		assertThat(model("POST", 503, "/imprint").getAttribute("sent")).isNull();
		assertThat(model("POST", 500, "/cancel").getAttribute("sent")).isNull();
	}

	private Object textFor(@Nullable String method, int status) {
		return Objects.requireNonNull(model(method, status, "/cancel").getAttribute("text"));
	}

	private Model model(@Nullable String method, int status, String address) {
		var request = new MockHttpServletRequest("POST", address);
		request.setAttribute(RequestDispatcher.ERROR_METHOD, method);
		request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
		request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, address);
		var model = new ExtendedModelMap();
		assertThat(this.controller.error(request, new MockHttpServletResponse(), model)).isEqualTo("site/error");
		return model;
	}

	@Test
	@Fault("F17")
	void keepsWhatWasSentToABusyNode() {
		assertThat(sent("POST", "name", "Ada 🎈", "reason", "one\r\ntwo", "lang", "de"))
			.isEqualTo(Map.of("name", "Ada 🎈", "reason", "one\r\ntwo"));
		assertThat(sent("GET", "name", "Ada")).isEmpty();
		assertThat(sent("POST", "name", "Ada", "name", "Bob")).isEmpty();
		assertThat(sent("POST", "name", "A\u202eda")).isEmpty();
		assertThat(sent("POST", "na\u202eme", "Ada")).isEmpty();
		assertThat(sent("POST", "name", "a".repeat(10_000))).isNotEmpty();
		assertThat(sent("POST", "name", "a".repeat(10_001))).isEmpty();
		assertThat(sent("POST", fields(20))).hasSize(20);
		assertThat(sent("POST", fields(21))).isEmpty();
	}

	private static String[] fields(int number) {
		return IntStream.range(0, number).boxed().flatMap((at) -> Stream.of("f" + at, "")).toArray(String[]::new);
	}

	private static Map<String, String> sent(String method, String... fields) {
		var request = new MockHttpServletRequest(method, "/cancel");
		for (var at = 0; at < fields.length; at += 2) {
			request.addParameter(fields[at], fields[at + 1]);
		}
		return SentForm.fields(new ErrorDispatch(request));
	}

	/** The request for an error page, which may have another method than the form's. */
	private static final class ErrorDispatch extends HttpServletRequestWrapper {

		ErrorDispatch(HttpServletRequest sent) {
			super(sent);
		}

		@Override
		public String getMethod() {
			return "GET";
		}

	}

}
