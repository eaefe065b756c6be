package org.tragwerk.article;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets {@link ReferringArticle} see the forms that are sent.
 */
@Configuration(proxyBeanMethods = false)
class ReferringArticleConfiguration implements WebMvcConfigurer {

	private final ReferringArticle referringArticle;

	ReferringArticleConfiguration(ReferringArticle referringArticle) {
		this.referringArticle = referringArticle;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this.referringArticle);
	}

}
