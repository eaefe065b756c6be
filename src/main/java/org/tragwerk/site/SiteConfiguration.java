package org.tragwerk.site;

import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.tragwerk.newspaper.Editors;
import org.tragwerk.newspaper.Editors.Voice;
import org.tragwerk.site.PublicRoute.Kind;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.validation.Errors;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.CachingResourceResolver;
import org.springframework.web.servlet.resource.CachingResourceTransformer;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Messages, links and static files of all pages.
 */
@Configuration(proxyBeanMethods = false)
class SiteConfiguration implements WebMvcConfigurer {

	private static final Duration LONG = Duration.ofDays(365);

	/**
	 * The messages; German for any language that is not supported, independent of the
	 * system's locale.
	 */
	@Bean
	MessageSource messageSource(@Value("${spring.messages.basename}") String[] bundles, Editors editors) {
		var messages = (editors.voice() == Voice.DU) ? new InformalMessages() : new ResourceBundleMessageSource();
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

	/** Rewrites links to static files to their hashed names, also on error pages. */
	@Bean
	FilterRegistrationBean<ResourceUrlEncodingFilter> hashedAssets() {
		var registration = new FilterRegistrationBean<>(new ResourceUrlEncodingFilter());
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ERROR);
		return registration;
	}

	/**
	 * Registered before everything except the campaign valve, whose requests are not
	 * logged.
	 */
	@Bean
	FilterRegistrationBean<RequestIds> requestIds() {
		var registration = new FilterRegistrationBean<>(new RequestIds());
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
		return registration;
	}

	@Bean
	FilterRegistrationBean<RequestParameterFilter> requestParameters(RouteTable routes) {
		var registration = new FilterRegistrationBean<>(new RequestParameterFilter(routes));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
		return registration;
	}

	@Bean
	FilterRegistrationBean<ErrorPageFilter> errorPage() {
		var registration = new FilterRegistrationBean<>(new ErrorPageFilter());
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
		registration.setDispatcherTypes(DispatcherType.ERROR);
		return registration;
	}

	/**
	 * Accepts any number of languages and cookies that fits into a header; Tomcat refuses
	 * the eleventh language and the 201st cookie.
	 */
	@Bean
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> anyNumberOfLanguagesAndCookies() {
		return (factory) -> factory.addConnectorCustomizers((connector) -> {
			connector.setMaxLocaleCount(-1);
			connector.setMaxCookieCount(-1);
		});
	}

	/**
	 * Adds the headers' valves to the host and to the engine, which answers if there is
	 * no host; in both after those of other modules.
	 */
	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> headersOfEveryResponse(PageHeaders headers) {
		return (factory) -> factory.addContextCustomizers((context) -> {
			var host = context.getParent();
			host.getPipeline().addValve(new PageHeadersValve(headers));
			host.getParent().getPipeline().addValve(new PageHeadersValve(headers));
		});
	}

	/** Redirects a trailing slash to the page; for pages only. */
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
	public void addFormatters(FormatterRegistry registry) {
		registry.addConverter(new SingleValueConverter());
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new FormErrors());
		registry.addInterceptor(new MatchedRoutes());
	}

	/**
	 * Only linked paths are served, because they are stored for a year; so these are
	 * checked before the cache, which also finds other spellings.
	 */
	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		var cache = new ConcurrentMapCache("assets");
		registry.addResourceHandler(HashedResourceResolver.AREA + "**")
			.addResourceLocations("classpath:/static/")
			.setCacheControl(CacheControl.maxAge(LONG).cachePublic().immutable())
			.resourceChain(false)
			.addResolver(new HashedResourceResolver())
			.addResolver(new CachingResourceResolver(cache))
			.addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"))
			.addTransformer(new CachingResourceTransformer(cache));
	}

	/**
	 * Messages whose German texts address readers with "du", where
	 * {@code messages_de__du} has one.
	 */
	private static final class InformalMessages extends ResourceBundleMessageSource {

		private static final Locale INFORMAL = new Locale("de", "", "du");

		@Override
		protected @Nullable ResourceBundle getResourceBundle(String basename, Locale locale) {
			return super.getResourceBundle(basename,
					Locale.GERMAN.getLanguage().equals(locale.getLanguage()) ? INFORMAL : locale);
		}

	}

	/** Tells the layout whether a page shows a form with errors, which its title says. */
	private static final class FormErrors implements HandlerInterceptor {

		@Override
		public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
				@Nullable ModelAndView page) {
			if (page != null && page.getModel().values().stream().anyMatch(FormErrors::isWrong)) {
				page.addObject("hasErrors", true);
			}
		}

		private static boolean isWrong(Object value) {
			return value instanceof Errors errors && errors.hasErrors();
		}

	}

}
