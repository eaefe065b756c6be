package org.tragwerk.site;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The address of the site, and the newspaper behind it.
 *
 * @param baseUrl the address that readers see, without a slash at the end; links are
 * built from it and from nothing else
 * @param zone the zone in which days and months begin
 * @param newspaper that is supported
 * @param checkoutOrigins where a form may lead besides this site; blanks are skipped
 */
@ConfigurationProperties("tragwerk")
@Validated
public record SiteProperties(@NotNull URI baseUrl, @NotNull ZoneId zone, @NotNull @Valid Newspaper newspaper,
		@DefaultValue("https://checkout.stripe.com") List<String> checkoutOrigins) {

	/** The full address of a path of this site, which begins with a slash. */
	public URI link(String path) {
		return URI.create(this.baseUrl + path);
	}

	/** Whether readers come by https, hence whether cookies are locked to this host. */
	public boolean isSecure() {
		return "https".equals(this.baseUrl.getScheme());
	}

	@AssertTrue(message = "must be an address such as https://unterstuetzen.zeitung.example without a slash at the end")
	boolean isBaseUrlWhole() {
		return this.baseUrl == null || ("http".equals(this.baseUrl.getScheme()) || isSecure())
				&& this.baseUrl.getHost() != null && !this.baseUrl.toString().endsWith("/");
	}

	/**
	 * The newspaper, and who publishes it.
	 *
	 * @param name as readers know it
	 * @param publisher the company that the contract is made with
	 * @param mailFrom sender of all mail
	 * @param contact where readers write to
	 * @param imprint the lines of the imprint
	 */
	public record Newspaper(@NotBlank String name, @NotBlank String publisher, @NotBlank @Email String mailFrom,
			@NotBlank @Email String contact, @NotEmpty List<String> imprint) {
	}

}
