package org.tragwerk.site;

import java.util.List;

import org.springframework.stereotype.Component;

import static org.tragwerk.site.PublicRoute.api;
import static org.tragwerk.site.PublicRoute.file;
import static org.tragwerk.site.PublicRoute.page;

/**
 * The routes of the home page, the legal pages, the static files of all pages, the files
 * by which browsers and search engines know a site, and the probes of balancers.
 */
@Component
class SiteRoutes implements PublicRoutes {

	@Override
	public List<PublicRoute> routes() {
		return List.of(page("/"), page("/imprint"), page("/privacy"), page("/terms"), page("/accessibility"),
				file("/assets/**"), file(BrandController.STYLES), file("/icon.svg"), file("/favicon.ico"),
				file("/robots.txt"), api("/livez"), api("/readyz"));
	}

}
