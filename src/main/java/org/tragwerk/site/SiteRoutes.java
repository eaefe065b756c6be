package org.tragwerk.site;

import java.util.List;

import org.springframework.stereotype.Component;

import static org.tragwerk.site.PublicRoute.api;
import static org.tragwerk.site.PublicRoute.file;
import static org.tragwerk.site.PublicRoute.page;

/**
 * The routes of the home page, the legal pages, the static files of all pages, and the
 * probes of balancers.
 */
@Component
class SiteRoutes implements PublicRoutes {

	@Override
	public List<PublicRoute> routes() {
		return List.of(page("/"), page("/imprint"), page("/privacy"), page("/terms"), page("/accessibility"),
				file("/assets/**"), api("/livez"), api("/readyz"));
	}

}
