package org.tragwerk.site;

import java.net.URI;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import org.tragwerk.newspaper.Newspaper;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the site and its newspaper.
 *
 * @param baseUrl the public base URL, without a slash at the end; all absolute links are
 * built from it
 * @param zone the zone in which days and months begin
 * @param newspaper the newspaper that readers support
 * @param checkoutOrigins the addresses of the provider's payment pages, to whose origins
 * forms may redirect (CSP {@code form-action}); blank entries are ignored
 */
@ConfigurationProperties("tragwerk")
@Validated
public record SiteProperties(@NotNull URI baseUrl, @NotNull ZoneId zone, @NotNull @Valid Newspaper newspaper,
		@DefaultValue("https://checkout.stripe.com") List<String> checkoutOrigins) {

	/** The absolute URL of a path of this site, which has to begin with a slash. */
	public URI link(String path) {
		return URI.create(this.baseUrl + path);
	}

	/**
	 * Whether the base URL is https, so that cookies are {@code Secure} and bound to this
	 * host.
	 */
	public boolean isSecure() {
		return "https".equals(this.baseUrl.getScheme());
	}

	/** The origins to which forms may redirect, such as https://checkout.stripe.com. */
	Set<String> formTargets() {
		return this.checkoutOrigins.stream()
			.filter((address) -> !address.isBlank())
			.map((address) -> origin(URI.create(address.strip())))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/** Whether this is a page of this site. */
	public boolean isOwn(URI page) {
		return origin(this.baseUrl).equals(origin(page));
	}

	/** Whether forms may redirect to this page of the provider. */
	public boolean isCheckout(URI page) {
		return formTargets().contains(origin(page));
	}

	private static String origin(URI address) {
		return address.getScheme() + "://" + address.getRawAuthority();
	}

	@AssertTrue(message = "must list addresses such as https://checkout.stripe.com")
	boolean isCheckoutOriginsWhole() {
		return formTargets().stream().map(URI::create).allMatch((origin) -> origin.getHost() != null);
	}

	@AssertTrue(message = "must be an address such as https://unterstuetzen.zeitung.example without a slash at the end")
	boolean isBaseUrlWhole() {
		return this.baseUrl == null || ("http".equals(this.baseUrl.getScheme()) || isSecure())
				&& this.baseUrl.getHost() != null && !this.baseUrl.toString().endsWith("/") && isOnlyOriginAndPath();
	}

	private boolean isOnlyOriginAndPath() {
		return Stream.of(this.baseUrl.getRawUserInfo(), this.baseUrl.getRawQuery(), this.baseUrl.getRawFragment())
			.allMatch(Objects::isNull);
	}

}
