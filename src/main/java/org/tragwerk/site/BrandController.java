package org.tragwerk.site;

import java.time.Duration;

import org.tragwerk.newspaper.Brand;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The files in the newspaper's colours, and those by which browsers and search engines
 * know a site.
 */
@Controller
class BrandController {

	static final String STYLES = "/brand.css";

	private static final CacheControl DAY = CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

	private static final String ICON = """
			<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="%s"/>\
			<path d="M6 9h20v3H6zm0 14h20v-3H6zm4-8h12v2H10z" fill="%s"/></svg>
			""";

	private static final String ROBOTS = """
			User-agent: *
			Disallow: /support/
			Disallow: /cancel/
			Disallow: /withdraw/
			Disallow: /account/
			""";

	private final BrandStyles styles;

	private final Brand brand;

	BrandController(BrandStyles styles, Brand brand) {
		this.styles = styles;
		this.brand = brand;
	}

	@GetMapping(STYLES)
	ResponseEntity<String> styles() {
		return file(new MediaType("text", "css"), this.styles.sheet());
	}

	@GetMapping("/icon.svg")
	ResponseEntity<String> icon() {
		var shades = this.brand.accent().onLight();
		return file(new MediaType("image", "svg+xml"), ICON.formatted(shades.accent(), shades.onAccent()));
	}

	/** Browsers ask for it on pages that name no icon, such as a PDF. */
	@GetMapping("/favicon.ico")
	ResponseEntity<Void> favicon() {
		var icon = this.brand.icon();
		return ResponseEntity.status(HttpStatus.FOUND)
			.header(HttpHeaders.LOCATION, (icon != null) ? icon.toString() : "/icon.svg")
			.cacheControl(DAY)
			.build();
	}

	@GetMapping("/robots.txt")
	ResponseEntity<String> robots() {
		return file(MediaType.TEXT_PLAIN, ROBOTS);
	}

	private static ResponseEntity<String> file(MediaType type, String content) {
		return ResponseEntity.ok().contentType(type).cacheControl(DAY).body(content);
	}

}
