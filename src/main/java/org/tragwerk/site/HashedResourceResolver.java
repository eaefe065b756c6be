package org.tragwerk.site;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.AbstractResourceResolver;
import org.springframework.web.servlet.resource.HttpResource;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Finds static files by the name with the hash of their content only. The resolver of
 * hashed names would also find them without it.
 */
class HashedResourceResolver extends AbstractResourceResolver {

	@Override
	protected @Nullable Resource resolveResourceInternal(@Nullable HttpServletRequest request, String path,
			List<? extends Resource> locations, ResourceResolverChain chain) {
		var resource = chain.resolveResource(request, path, locations);
		return (resource instanceof HttpResource) ? resource : null;
	}

	@Override
	protected @Nullable String resolveUrlPathInternal(String path, List<? extends Resource> locations,
			ResourceResolverChain chain) {
		return chain.resolveUrlPath(path, locations);
	}

}
