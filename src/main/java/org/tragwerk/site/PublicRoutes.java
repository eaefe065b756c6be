package org.tragwerk.site;

import java.util.List;

/**
 * The public addresses of a module, brought as a bean by each module that has some. From
 * these come the security chains, headers, trailing slashes and the masking of logs; what
 * no module lists is answered with 404.
 */
public interface PublicRoutes {

	/** The addresses, none of which is behind a sign-in. */
	List<PublicRoute> routes();

}
