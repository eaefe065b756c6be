package org.tragwerk.site;

import java.util.Map;
import java.util.TreeMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.springframework.http.HttpMethod;

/**
 * The fields of a form that was refused before any page saw it, for a page with which it
 * can be sent again.
 */
final class SentForm {

	private static final int MAX_FIELDS = 20;

	private static final int MAX_CHARACTERS = 10_000;

	private SentForm() {
	}

	/**
	 * The fields by name; none if a page could not show them all, because they are too
	 * many or too long, occur twice, or have characters that people do not see.
	 */
	static Map<String, String> fields(HttpServletRequest errorPage) {
		var sent = errorPage;
		while (sent instanceof HttpServletRequestWrapper wrapper) {
			sent = (HttpServletRequest) wrapper.getRequest();
		}
		return HttpMethod.POST.matches(sent.getMethod()) ? fieldsOf(sent) : Map.of();
	}

	private static Map<String, String> fieldsOf(HttpServletRequest sent) {
		try {
			var fields = new TreeMap<String, String>();
			sent.getParameterMap().forEach((name, values) -> fields.put(name, String.join("\0", values)));
			fields.remove(ReaderLanguage.PARAMETER);
			return isShowable(fields) ? fields : Map.of();
		}
		catch (IllegalStateException ex) {
			return Map.of();
		}
	}

	private static boolean isShowable(Map<String, String> fields) {
		return fields.size() <= MAX_FIELDS && String.join("", fields.values()).length() <= MAX_CHARACTERS
				&& fields.entrySet()
					.stream()
					.allMatch((field) -> VisibleText.isLine(field.getKey()) && VisibleText.isLines(field.getValue()));
	}

}
