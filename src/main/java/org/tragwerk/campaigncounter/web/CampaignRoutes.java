package org.tragwerk.campaigncounter.web;

import java.util.List;

import org.tragwerk.site.PublicRoute;
import org.tragwerk.site.PublicRoutes;

import org.springframework.stereotype.Component;

import static org.tragwerk.site.PublicRoute.api;

/**
 * The public routes of the count.
 */
@Component
class CampaignRoutes implements PublicRoutes {

	@Override
	public List<PublicRoute> routes() {
		return List.of(api("/api/v1/openapi.yaml"), api("/api/v1/campaigns/{key}"),
				api("/api/v1/campaigns/{key}/stream"), api("/embed/v1/supporter-banner.js"),
				api("/embed/v1/{key}/banner"), api("/embed/v1/{key}/count.svg"), api("/embed/v1/{key}/count.png"),
				api("/embed/v1/card.png"));
	}

}
