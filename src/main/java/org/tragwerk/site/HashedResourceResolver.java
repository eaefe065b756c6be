package org.tragwerk.site;

import java.util.List;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.AbstractResourceResolver;
import org.springframework.web.servlet.resource.HttpResource;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Finds static files only by the one path that pages link to, with the hash of their
 * content. The resolver of hashed names would also find them without it, with several,
 * and by escaped paths; and it reads a long path once for each hyphen in it.
 */
class HashedResourceResolver extends AbstractResourceResolver {

	static final String AREA = "/assets/";

	private static final Pattern LINKED = Pattern
		.compile("(?:[a-z0-9]{1,20}/){1,3}[a-z]{1,20}(?:-[a-z]{1,20}){0,2}-[0-9a-f]{32}\\.[a-z]{2,5}");

	@Override
	protected @Nullable Resource resolveResourceInternal(@Nullable HttpServletRequest request, String path,
			List<? extends Resource> locations, ResourceResolverChain chain) {
		if (request == null || !isLinked(path, request.getRequestURI())) {
			return null;
		}
		var resource = chain.resolveResource(request, path, locations);
		return (resource instanceof HttpResource) ? resource : null;
	}

	private static boolean isLinked(String path, String asSent) {
		return LINKED.matcher(path).matches() && asSent.equals(AREA + path);
	}

	@Override
	protected @Nullable String resolveUrlPathInternal(String path, List<? extends Resource> locations,
			ResourceResolverChain chain) {
		return chain.resolveUrlPath(path, locations);
	}

}
