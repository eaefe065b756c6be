package org.tragwerk.site;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.resource.HttpResource;
import org.springframework.web.servlet.resource.ResourceResolverChain;

import org.tragwerk.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

class HashedResourceResolverTests {

	private static final String HASH = "0123456789abcdef0123456789abcdef";

	private static final String PATH = "site/site-" + HASH + ".css";

	private final ResourceResolverChain chain = mock(ResourceResolverChain.class);

	private final HashedResourceResolver resolver = new HashedResourceResolver();

	@ParameterizedTest
	@ValueSource(strings = { "site/site-HASH.css", "embed/supporter-banner-HASH.js", "api/v1/openapi-HASH.yaml" })
	void findsHashedNames(String path) {
		var file = mock(HttpResource.class);
		given(this.chain.resolveResource(any(), any(), any())).willReturn(file);
		assertThat(resolve(path.replace("HASH", HASH))).isSameAs(file);
	}

	@Test
	void findsNothingWithoutTheHash() {
		given(this.chain.resolveResource(any(), any(), any())).willReturn(new ByteArrayResource(new byte[0]));
		assertThat(resolve(PATH)).isNull();
	}

	@ParameterizedTest
	@Fault("F113")
	@ValueSource(strings = { "site/site.css", "site/site-HASH", "site/site-HASH-HASH.css", "site-HASH/site-HASH.css",
			"site/site-HASH.css/", "site/site-HASHHASH.css", "site-HASH.css", "site/-HASH.css",
			"site/site-HASH.css.css", "" })
	void resolvesNoOtherPath(String path) {
		assertThat(resolve(path.replace("HASH", HASH))).isNull();
		verifyNoInteractions(this.chain);
	}

	@ParameterizedTest
	@Fault("F113")
	@ValueSource(strings = { "/assets/%73ite/site-HASH.css", "/%61ssets/site/site-HASH.css",
			"/assets/site/site-HASH.css;x=1", "/assets//site/site-HASH.css", "/assets/site/site-HASH.css/" })
	void resolvesNoOtherSpelling(String asSent) {
		var request = new MockHttpServletRequest("GET", asSent.replace("HASH", HASH));
		assertThat(this.resolver.resolveResource(request, PATH, List.of(), this.chain)).isNull();
		assertThat(this.resolver.resolveResource(null, PATH, List.of(), this.chain)).isNull();
		verifyNoInteractions(this.chain);
	}

	/** The resolver of hashed names reads the rest of the path again for each hyphen. */
	@ParameterizedTest
	@CsvSource({ "-, ''", "/, ''", "a, /", "a-, site/", "0, site/site-" })
	@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void resolvesLongPathsQuickly(String nasty, String start) {
		assertThat(resolve(start + nasty.repeat(300_000))).isNull();
		verifyNoInteractions(this.chain);
	}

	@Test
	void resolvesUrlsLikeTheChain() {
		given(this.chain.resolveUrlPath("site/site.css", List.of())).willReturn(PATH);
		assertThat(this.resolver.resolveUrlPath("site/site.css", List.of(), this.chain)).isEqualTo(PATH);
	}

	private @Nullable Resource resolve(String path) {
		var request = new MockHttpServletRequest("GET", "/assets/" + path);
		return this.resolver.resolveResource(request, path, List.of(), this.chain);
	}

}
