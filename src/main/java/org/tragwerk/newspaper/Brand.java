package org.tragwerk.newspaper;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the newspaper looks on pages, in emails and in the banner.
 *
 * @param logo the address of a picture that is shown instead of the name
 * @param icon the address of the picture in the browser's tab; without one it is drawn in
 * the accent colour
 * @param accent the colour of buttons and links
 */
@ConfigurationProperties("tragwerk.newspaper")
@Validated
public record Brand(@Nullable URI logo, @Nullable URI icon, @DefaultValue("#0f4c5c") @NotNull AccentColor accent) {

	/** The origins of the pictures (CSP {@code img-src}). */
	public Set<String> pictureOrigins() {
		return pictures().map((picture) -> picture.getScheme() + "://" + picture.getRawAuthority())
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	@AssertTrue(message = "logo and icon must be addresses such as https://zeitung.example/logo.svg")
	boolean isPicturesWhole() {
		return pictures().allMatch(WebAddress::isWhole);
	}

	private Stream<URI> pictures() {
		return Stream.of(this.logo, this.icon).filter(Objects::nonNull);
	}

}
