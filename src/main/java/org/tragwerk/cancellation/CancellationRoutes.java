package org.tragwerk.cancellation;

import java.util.List;

import org.tragwerk.site.PublicRoute;
import org.tragwerk.site.PublicRoutes;

import org.springframework.stereotype.Component;

import static org.tragwerk.site.PublicRoute.form;
import static org.tragwerk.site.PublicRoute.page;

/**
 * The routes of the two legal buttons, their receipts, and the links in emails.
 */
@Component
class CancellationRoutes implements PublicRoutes {

	@Override
	public List<PublicRoute> routes() {
		return List.of(form("/cancel"), page("/cancel/receipts/{receipt}").withSecrets("receipt"),
				form("/cancel/contracts/{link}").withSecrets("link"), form("/withdraw"),
				page("/withdraw/receipts/{receipt}").withSecrets("receipt"),
				form("/withdraw/contracts/{link}").withSecrets("link"));
	}

}
