package org.tragwerk.pledging;

import java.util.List;

import org.tragwerk.site.PublicRoute;
import org.tragwerk.site.PublicRoutes;

import org.springframework.stereotype.Component;

import static org.tragwerk.site.PublicRoute.form;
import static org.tragwerk.site.PublicRoute.page;

/**
 * The routes of the pledge form, of the return from Checkout, and of the link in the
 * email.
 */
@Component
class PledgingRoutes implements PublicRoutes {

	@Override
	public List<PublicRoute> routes() {
		return List.of(form("/support"), form("/support/return").withSecrets("session_id"),
				page("/support/return/calendar").withSecrets("session_id"),
				form("/support/continue/{link}").withSecrets("link"));
	}

}
