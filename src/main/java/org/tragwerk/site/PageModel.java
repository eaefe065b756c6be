package org.tragwerk.site;

import java.util.Map;
import java.util.Objects;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.tragwerk.newspaper.Brand;
import org.tragwerk.newspaper.Newspaper;

import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The values for the layout of every page, in templates the bean {@code @pageModel}.
 */
@Component
class PageModel {

	private static final int MAX_SHOWN = 6000;

	private final SiteProperties site;

	private final Brand brand;

	private final BrandStyles styles;

	PageModel(SiteProperties site, Brand brand, BrandStyles styles) {
		this.site = site;
		this.brand = brand;
		this.styles = styles;
	}

	/** The newspaper. */
	public Newspaper newspaper() {
		return this.site.newspaper();
	}

	/** How the newspaper looks. */
	public Brand brand() {
		return this.brand;
	}

	/** The URL of the style sheet with the newspaper's colours. */
	public String styles() {
		return BrandController.STYLES + "?v=" + this.styles.version();
	}

	/** The absolute URL of a path of this site. */
	public String link(String path) {
		return this.site.link(path).toString();
	}

	/**
	 * The text that was typed into a field, as the form shows it again: without the
	 * characters for which it may have been refused, and cut off beyond all limits.
	 */
	public @Nullable String shown(@Nullable String typed) {
		return (typed != null) ? VisibleText.lines(typed.substring(0, Math.min(typed.length(), MAX_SHOWN))) : null;
	}

	/** The absolute URL of the current page, without its query. */
	public String address() {
		return link(request().getRequestURI());
	}

	/**
	 * The URL of the current page in another language.
	 * @param choices query parameters to keep, with values that need no encoding
	 */
	public String inLanguage(String language, @Nullable Map<String, String> choices) {
		var page = shown(request());
		if (choices != null) {
			choices.forEach(page::replaceQueryParam);
		}
		return page.replaceQueryParam(ReaderLanguage.PARAMETER, language).build().toUriString();
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
