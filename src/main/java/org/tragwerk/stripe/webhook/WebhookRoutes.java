package org.tragwerk.stripe.webhook;

import java.util.List;

import org.tragwerk.site.PublicRoute;
import org.tragwerk.site.PublicRoutes;

import org.springframework.stereotype.Component;

import static org.tragwerk.site.PublicRoute.webhook;

/**
 * The public route of {@link WebhookFilter}.
 */
@Component
class WebhookRoutes implements PublicRoutes {

	@Override
	public List<PublicRoute> routes() {
		return List.of(webhook(WebhookFilter.PATH));
	}

}
