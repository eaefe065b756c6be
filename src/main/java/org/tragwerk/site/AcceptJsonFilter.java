package org.tragwerk.site;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Replaces the {@code Accept} header with JSON, because a health check that accepts only
 * HTML would get a 406 from a healthy node.
 */
class AcceptJsonFilter extends OncePerRequestFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(new AcceptingJson(request), response);
	}

	private static final class AcceptingJson extends HttpServletRequestWrapper {

		AcceptingJson(HttpServletRequest request) {
			super(request);
		}

		@Override
		public String getHeader(String name) {
			return isAccept(name) ? MediaType.APPLICATION_JSON_VALUE : super.getHeader(name);
		}

		@Override
		public Enumeration<String> getHeaders(String name) {
			return isAccept(name) ? Collections.enumeration(List.of(MediaType.APPLICATION_JSON_VALUE))
					: super.getHeaders(name);
		}

		private static boolean isAccept(String name) {
			return HttpHeaders.ACCEPT.equalsIgnoreCase(name);
		}

	}

}
