package org.tragwerk.site;

import java.time.Duration;
import java.util.Locale;

import jakarta.servlet.DispatcherType;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.tragwerk.site.PublicRoute.Kind;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Texts, links and static files of all pages.
 */
@Configuration(proxyBeanMethods = false)
class SiteConfiguration implements WebMvcConfigurer {

	private static final Duration LONG = Duration.ofDays(365);

	/** German wherever a language is not offered, whatever the machine speaks. */
	@Bean
	MessageSource messageSource(@Value("${spring.messages.basename}") String[] bundles) {
		var messages = new ResourceBundleMessageSource();
		messages.setBasenames(bundles);
		messages.setDefaultEncoding("UTF-8");
		messages.setDefaultLocale(Locale.GERMAN);
		return messages;
	}

	@Bean
	LanguageKeepingLinks languageKeepingLinks(SpringTemplateEngine templates) {
		var links = new LanguageKeepingLinks();
		templates.setLinkBuilder(links);
		return links;
	}

	/** Also where a refusal or an error shows a page. */
	@Bean
	FilterRegistrationBean<ResourceUrlEncodingFilter> hashedAssets() {
		var registration = new FilterRegistrationBean<>(new ResourceUrlEncodingFilter());
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ERROR);
		return registration;
	}

	/** Before everything but the public count, which is not logged. */
	@Bean
	FilterRegistrationBean<RequestIds> requestIds() {
		var registration = new FilterRegistrationBean<>(new RequestIds());
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
		return registration;
	}

	/** A slash too many leads to the page; only pages are this lenient. */
	@Bean
	FilterRegistrationBean<UrlHandlerFilter> trailingSlashes(RouteTable routes) {
		var pages = routes.of(Kind.PAGE, Kind.FORM)
			.stream()
			.map(PublicRoute::path)
			.filter((path) -> !path.equals("/"))
			.map((path) -> path + "/")
			.toArray(String[]::new);
		var filter = UrlHandlerFilter.trailingSlashHandler(pages).redirect(HttpStatus.PERMANENT_REDIRECT).build();
		var registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1);
		return registration;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new MatchedRoutes());
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler("/assets/**")
			.addResourceLocations("classpath:/static/")
			.setCacheControl(CacheControl.maxAge(LONG).cachePublic().immutable())
			.resourceChain(true)
			.addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
	}

}
