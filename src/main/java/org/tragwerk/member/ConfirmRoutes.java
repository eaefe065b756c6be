package org.tragwerk.member;

import java.util.List;

import org.tragwerk.site.PublicRoute;
import org.tragwerk.site.PublicRoutes;

import org.springframework.stereotype.Component;

import static org.tragwerk.site.PublicRoute.form;
import static org.tragwerk.site.PublicRoute.page;

/**
 * The public routes of {@link ConfirmController}.
 */
@Component
class ConfirmRoutes implements PublicRoutes {

	@Override
	public List<PublicRoute> routes() {
		return List.of(page("/confirmed"), form("/confirm/{token}").withSecrets("token"));
	}

}
