package org.tragwerk.demo;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * A newspaper's article page, which loads the banner from another origin: a page on
 * localhost loads it from 127.0.0.1, and the other way round.
 */
@TestConfiguration(proxyBeanMethods = false)
public class ArticleConfiguration {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEEE, d. MMMM uuuu", Locale.GERMANY)
		.withZone(ZoneId.of("Europe/Berlin"));

	private static final String POLICY = "default-src 'none'; script-src %1$s; connect-src %1$s; style-src 'self'; "
			+ "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	@Bean
	RouterFunction<ServerResponse> article(@Qualifier("sandboxClock") Clock clock) {
		return RouterFunctions.route()
			.GET("/article", (request) -> show(request, clock))
			.HEAD("/article", (request) -> show(request, clock))
			.path("/article", (path) -> path.route(RequestPredicates.all(), (request) -> refuse()))
			.resources("/demo/**", new ClassPathResource("static/demo/"))
			.build();
	}

	private static ServerResponse show(ServerRequest request, Clock clock) {
		return ServerResponse.ok()
			.header("Cache-Control", "no-store")
			.render("demo/article", model(request.servletRequest(), clock));
	}

	/** The values of the article's template: the banner's origin and today's date. */
	public static Map<String, Object> model(HttpServletRequest request, Clock clock) {
		return Map.of("other", otherOrigin(request), "today", DATE.format(clock.instant()));
	}

	private static ServerResponse refuse() {
		return ServerResponse.status(HttpStatus.METHOD_NOT_ALLOWED).allow(HttpMethod.GET, HttpMethod.HEAD).build();
	}

	/** The security chain of the article page, with the headers of another server. */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	SecurityFilterChain articleSecurity(HttpSecurity http) throws Exception {
		return http.securityMatcher("/article", "/demo/**")
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.headers((headers) -> headers
				.addHeaderWriter((request, response) -> response.setHeader("Content-Security-Policy", policy(request))))
			.build();
	}

	/** The Content-Security-Policy of the article page. */
	public static String policy(HttpServletRequest request) {
		return POLICY.formatted(otherOrigin(request));
	}

	/** The origin from which a page loads the banner. */
	public static String otherOrigin(HttpServletRequest request) {
		var host = "localhost".equals(request.getServerName()) ? "127.0.0.1" : "localhost";
		return "http://%s:%d".formatted(host, request.getServerPort());
	}

}
