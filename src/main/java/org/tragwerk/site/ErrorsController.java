package org.tragwerk.site;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Renders errors: as a page for browsers, as problem details (RFC 9457) for programs;
 * both contain the request id under which the error is logged.
 */
@Controller
class ErrorsController implements ErrorController {

	private static final int MAX_METHOD_LENGTH = 20;

	/** Methods of requests that neither send nor store anything. */
	private static final Set<String> READING = Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name());

	private final ErrorAttributes attributes;

	private final RouteTable routes;

	private final ErrorLog log;

	ErrorsController(ErrorAttributes attributes, RouteTable routes, ErrorLog log) {
		this.attributes = attributes;
		this.routes = routes;
		this.log = log;
	}

	@RequestMapping("/error")
	Object error(HttpServletRequest request, HttpServletResponse response, Model model) {
		var address = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		var status = status(request);
		var id = log(request, status);
		response.setStatus(status.value());
		if (status == HttpStatus.METHOD_NOT_ALLOWED) {
			response.setHeader(HttpHeaders.ALLOW, allowed(address));
		}
		if (this.routes.isForPrograms(address)) {
			return problem(status, id);
		}
		model.addAttribute("status", status.value())
			.addAttribute("id", id)
			.addAttribute("text", isReading(request) ? textForReading(status) : text(status));
		if (status == HttpStatus.SERVICE_UNAVAILABLE && this.routes.methods(address).contains(HttpMethod.POST)) {
			model.addAttribute("sent", SentForm.fields(request)).addAttribute("address", address);
		}
		return "site/error";
	}

	private static HttpStatus status(HttpServletRequest request) {
		var code = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
		var status = (code != null) ? HttpStatus.resolve(code) : HttpStatus.NOT_FOUND;
		return (status != null) ? status : HttpStatus.INTERNAL_SERVER_ERROR;
	}

	private String log(HttpServletRequest request, HttpStatus status) {
		var id = UUID.randomUUID().toString().substring(0, 8);
		var method = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_METHOD));
		var cause = status.is5xxServerError() ? this.attributes.getError(new ServletWebRequest(request)) : null;
		this.log.add(id, shortened(method) + ' ' + MatchedRoutes.of(request), status, cause);
		return id;
	}

	private static String shortened(String method) {
		return method.substring(0, Math.min(method.length(), MAX_METHOD_LENGTH));
	}

	private String allowed(@Nullable String address) {
		return this.routes.methods(address).stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
	}

	private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String id) {
		var problem = ProblemDetail.forStatus(status);
		problem.setProperty("id", id);
		return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
	}

	private static boolean isReading(HttpServletRequest request) {
		return READING.contains(String.valueOf(request.getAttribute(RequestDispatcher.ERROR_METHOD)));
	}

	/**
	 * Says nothing of what was stored or charged: the page may be the one to which
	 * readers return who have just paid.
	 */
	private static String textForReading(HttpStatus status) {
		var text = text(status);
		return switch (text) {
			case "site.error.misunderstood" -> "site.error.unreadable";
			case "site.error.busy" -> "site.error.later";
			default -> text;
		};
	}

	private static String text(HttpStatus status) {
		return switch (status) {
			case FORBIDDEN -> "site.error.forbidden";
			case NOT_FOUND -> "site.error.missing";
			case METHOD_NOT_ALLOWED -> "site.error.method";
			case TOO_MANY_REQUESTS -> "site.error.patience";
			case REQUEST_TIMEOUT -> "site.error.slow";
			case SERVICE_UNAVAILABLE -> "site.error.busy";
			case NOT_IMPLEMENTED, HTTP_VERSION_NOT_SUPPORTED -> "site.error.misunderstood";
			default -> status.is4xxClientError() ? "site.error.misunderstood" : "site.error.ours";
		};
	}

}
