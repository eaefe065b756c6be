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
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Replaces the {@code Accept} header with the media type of the response, because a check
 * or scrape that accepts only HTML would get a 406 from a healthy node.
 */
class AcceptHeaderFilter extends OncePerRequestFilter {

	private final String mediaType;

	AcceptHeaderFilter(String mediaType) {
		this.mediaType = mediaType;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(new Accepting(request, this.mediaType), response);
	}

	private static final class Accepting extends HttpServletRequestWrapper {

		private final String mediaType;

		Accepting(HttpServletRequest request, String mediaType) {
			super(request);
			this.mediaType = mediaType;
		}

		@Override
		public String getHeader(String name) {
			return isAccept(name) ? this.mediaType : super.getHeader(name);
		}

		@Override
		public Enumeration<String> getHeaders(String name) {
			return isAccept(name) ? Collections.enumeration(List.of(this.mediaType)) : super.getHeaders(name);
		}

		private static boolean isAccept(String name) {
			return HttpHeaders.ACCEPT.equalsIgnoreCase(name);
		}

	}

}
