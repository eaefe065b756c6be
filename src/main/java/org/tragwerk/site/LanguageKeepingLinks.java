package org.tragwerk.site;

import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;

/**
 * Adds the requested language ({@code lang}) to every link between pages.
 */
class LanguageKeepingLinks extends StandardLinkBuilder {

	@Override
	protected String processLink(IExpressionContext context, String link) {
		return super.processLink(context, isPage(link) ? withLanguage(context, link) : link);
	}

	private static boolean isPage(String link) {
		return link.startsWith("/") && !link.startsWith("//") && !link.contains("/assets/")
				&& !link.contains(ReaderLanguage.PARAMETER + "=");
	}

	private static String withLanguage(IExpressionContext context, String link) {
		if (!(context instanceof IWebContext web)) {
			return link;
		}
		var asked = web.getExchange().getRequest().getParameterValue(ReaderLanguage.PARAMETER);
		return (asked != null && Languages.find(asked).isPresent())
				? append(link, ReaderLanguage.PARAMETER + "=" + asked) : link;
	}

	private static String append(String link, String parameter) {
		var fragment = link.indexOf('#');
		var address = (fragment < 0) ? link : link.substring(0, fragment);
		var separator = address.contains("?") ? "&" : "?";
		return address + separator + parameter + link.substring(address.length());
	}

}
