package org.tragwerk.site;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.tragwerk.newspaper.Newspaper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

class TermsPageTests {

	private static final SiteProperties SITE = new SiteProperties(URI.create("https://zeitung.example"),
			ZoneId.of("Europe/Berlin"), new Newspaper("Die Zeitung", "Verlag", URI.create("https://zeitung.example"),
					"abo@zeitung.example", "abo@zeitung.example", List.of("Verlag")),
			List.of());

	@ParameterizedTest
	@CsvSource({ "de, endet der Vertrag spätestens einen Monat nach der Kündigung, Der Vertrag endet mit dem Zeitraum",
			"en, the contract ends within a month of your cancellation, The contract ends with the period" })
	void statesTheRuleOfAMonthOnlyWhereItHolds(Locale locale, String rule, String otherwise) {
		assertThat(terms(true, locale)).contains(rule, otherwise);
		assertThat(terms(false, locale)).contains(otherwise).doesNotContain(rule);
	}

	@Test
	void followsTheSetting() {
		for (var endWithinAMonth : new boolean[] { true, false }) {
			ContractTerms terms = () -> endWithinAMonth;
			assertThat(MockMvcTester.of(new PagesController(terms)).get().uri("/terms")).hasViewName("site/terms")
				.model()
				.containsEntry("terms", terms);
		}
	}

	private static String terms(boolean endWithinAMonth, Locale locale) {
		ContractTerms terms = () -> endWithinAMonth;
		var resolver = new ClassLoaderTemplateResolver();
		resolver.setPrefix("templates/");
		resolver.setSuffix(".html");
		var messages = new ResourceBundleMessageSource();
		messages.setBasename("messages/site/messages");
		messages.setDefaultEncoding("UTF-8");
		messages.setFallbackToSystemLocale(false);
		var engine = new SpringTemplateEngine();
		engine.setTemplateResolver(resolver);
		engine.setTemplateEngineMessageSource(messages);
		return engine.process("site/terms", Set.of("main"), new Context(locale, Map.of("page", SITE, "terms", terms)));
	}

}
