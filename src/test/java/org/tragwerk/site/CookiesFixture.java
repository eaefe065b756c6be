package org.tragwerk.site;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;

import org.tragwerk.newspaper.Newspaper;

/** The cookies of a site at any address. */
public final class CookiesFixture {

	private CookiesFixture() {
	}

	public static Cookies at(String address) {
		return new Cookies(new SiteProperties(URI.create(address), ZoneId.of("Europe/Berlin"),
				new Newspaper("Zeitung", "Verlag", URI.create("https://zeitung.example"), "post@zeitung.example",
						"post@zeitung.example", List.of("Zeitung")),
				List.of()));
	}

}
