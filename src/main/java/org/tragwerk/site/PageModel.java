package org.tragwerk.site;

import java.util.Objects;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the layout of every page needs, for templates as {@code @pageModel}.
 */
@Component
class PageModel {

	private final SiteProperties site;

	PageModel(SiteProperties site) {
		this.site = site;
	}

	/** Whose page this is. */
	public SiteProperties.Newspaper newspaper() {
		return this.site.newspaper();
	}

	/** The page that is being shown, in another language. */
	public String inLanguage(String language) {
		return shown(request()).replaceQueryParam(ReaderLanguage.PARAMETER, language).build().toUriString();
	}

	private static UriComponentsBuilder shown(HttpServletRequest request) {
		if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) != null) {
			return UriComponentsBuilder.fromPath("/");
		}
		var page = UriComponentsBuilder.fromPath(request.getRequestURI());
		var query = request.getQueryString();
		return (query != null) ? page.query(query) : page;
	}

	private static HttpServletRequest request() {
		var attributes = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
		return Objects.requireNonNull(attributes).getRequest();
	}

}
