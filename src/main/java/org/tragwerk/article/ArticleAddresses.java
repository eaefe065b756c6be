package org.tragwerk.article;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.tragwerk.site.PublicRoutes;
import org.tragwerk.site.SiteProperties;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Recognizes the addresses of the newspaper's articles, so that no link leads anywhere
 * else.
 */
@Component
class ArticleAddresses {

	private static final int MAX_LENGTH = 1000;

	private final SiteProperties site;

	private final Set<String> hosts;

	private final List<PathPattern> ownPages;

	ArticleAddresses(SiteProperties site, ArticleProperties properties, List<PublicRoutes> modules) {
		this.site = site;
		this.hosts = Stream.concat(Stream.of(host(site.newspaper().home())), properties.hosts().stream())
			.map(ArticleAddresses::withoutPrefix)
			.collect(Collectors.toSet());
		this.ownPages = modules.stream()
			.flatMap((module) -> module.routes().stream())
			.map((route) -> PathPatternParser.defaultInstance.parse(route.path()))
			.toList();
	}

	/** The article at that address, empty if it is not one of the newspaper's. */
	Optional<URI> parse(@Nullable String address) {
		try {
			return Optional.ofNullable(address)
				.filter((text) -> text.length() <= MAX_LENGTH)
				.map(URI::create)
				.filter(this::isArticle);
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private boolean isArticle(URI page) {
		return page.getHost() != null && page.getRawUserInfo() == null && page.getRawPath().length() > 1
				&& (this.site.isOwn(page) ? !isOwnPage(page) : isSecure(page));
	}

	private boolean isSecure(URI page) {
		return "https".equals(page.getScheme()) && page.getPort() == -1
				&& this.hosts.contains(withoutPrefix(host(page)));
	}

	private boolean isOwnPage(URI page) {
		var path = PathContainer.parsePath(page.getRawPath());
		return this.ownPages.stream().anyMatch((route) -> route.matches(path));
	}

	private static String host(URI page) {
		return page.getHost();
	}

	private static String withoutPrefix(String host) {
		return host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
	}

	/**
	 * Settings of articles.
	 *
	 * @param hosts the hosts of articles, besides that of the newspaper's home page; with
	 * or without {@code www.}
	 */
	@ConfigurationProperties("tragwerk.article")
	record ArticleProperties(@DefaultValue List<String> hosts) {
	}

}
