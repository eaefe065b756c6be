package org.tragwerk.site;

import java.util.List;

/**
 * The public routes of a module; each module that has some provides a bean. Security
 * chains, headers, trailing-slash redirects and log masking are derived from them; every
 * other path is answered with 404.
 */
public interface PublicRoutes {

	/** The routes, none of which requires signing in. */
	List<PublicRoute> routes();

}
