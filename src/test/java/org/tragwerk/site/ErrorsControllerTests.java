package org.tragwerk.site;

import java.util.List;

import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;

import org.tragwerk.Fault;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorsControllerTests {

	private final ErrorsController controller = new ErrorsController(new DefaultErrorAttributes(),
			new RouteTable(List.of(() -> List.of(PublicRoute.form("/cancel")))), new ErrorLog());

	/** Whoever has sent a form has to know that it was not stored. */
	@ParameterizedTest
	@Fault("F17")
	@CsvSource({ "400, misunderstood", "403, forbidden", "404, missing", "405, missing", "408, slow",
			"413, misunderstood", "415, misunderstood", "429, patience", "500, ours", "502, ours", "503, busy",
			"999, ours" })
	void saysWhatHappened(int status, String text) {
		var request = new MockHttpServletRequest("POST", "/cancel");
		request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
		request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/cancel");
		var model = new ExtendedModelMap();
		assertThat(this.controller.error(request, new MockHttpServletResponse(), model)).isEqualTo("site/error");
		assertThat(model.getAttribute("text")).isEqualTo("site.error." + text);
	}

}
