package org.tragwerk.site;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.stereotype.Component;

/**
 * The security headers of every response: Content-Security-Policy, frame options, content
 * type options, HSTS, permissions policy, and {@code no-referrer} for URLs that contain a
 * secret.
 */
@Component
class PageHeaders implements Customizer<HeadersConfigurer<HttpSecurity>> {

	private final SiteProperties site;

	private final RouteTable routes;

	PageHeaders(SiteProperties site, RouteTable routes) {
		this.site = site;
		this.routes = routes;
	}

	@Override
	public void customize(HeadersConfigurer<HttpSecurity> headers) {
		headers.contentSecurityPolicy((policy) -> policy.policyDirectives(contentPolicy()))
			.crossOriginOpenerPolicy((policy) -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
			.permissionsPolicyHeader((policy) -> policy
				.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"))
			.httpStrictTransportSecurity(this::strictTransport)
			.addHeaderWriter(this::writeReferrerPolicy);
	}

	private String contentPolicy() {
		return "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action "
				+ Stream.concat(Stream.of("'self'"), this.site.formTargets().stream()).collect(Collectors.joining(" "));
	}

	private void strictTransport(HeadersConfigurer<HttpSecurity>.HstsConfig transport) {
		if (this.site.isSecure()) {
			transport.requestMatcher(AnyRequestMatcher.INSTANCE)
				.includeSubDomains(true)
				.maxAgeInSeconds(Duration.ofDays(365).toSeconds());
		}
		else {
			transport.disable();
		}
	}

	private void writeReferrerPolicy(HttpServletRequest request, HttpServletResponse response) {
		response.setHeader("Referrer-Policy", this.routes.isSecret(request) ? "no-referrer" : "same-origin");
	}

}
