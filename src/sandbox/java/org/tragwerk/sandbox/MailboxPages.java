package org.tragwerk.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.Address.Visit;
import org.tragwerk.sandbox.Mailbox.Letter;
import org.tragwerk.sandbox.api.Json;
import org.tragwerk.sandbox.http.Response;

/** {@code /_sandbox/mailbox}: all mail that the product has sent. */
record MailboxPages(Mailbox mailbox) {

	List<Address> addresses() {
		return List.of(Address.of("GET", "/_sandbox/mailbox", this::show),
				Address.of("GET", "/_sandbox/mailbox/{}/html", this::html),
				Address.of("POST", "/_sandbox/mailbox", this::clear),
				Address.of("DELETE", "/_sandbox/mailbox", this::clear));
	}

	private Response show(Visit visit) {
		var letters = this.mailbox.letters();
		if (visit.wantsJson()) {
			return Response.json(200, Json.write(letters.stream().map(MailboxPages::describe).toList()));
		}
		var items = new StringBuilder();
		for (int index = letters.size() - 1; index >= 0; index--) {
			items.append(item(letters.get(index), index));
		}
		var list = letters.isEmpty() ? Template.fill("mailbox-empty", "de", Map.of()) : items.toString();
		return Template.page(200, "de", "Postfach", Template.fill("mailbox", "de",
				Map.of("letters", list, "count", (letters.size() == 1) ? "Eine Mail" : letters.size() + " Mails")));
	}

	private Response html(Visit visit) {
		var letters = this.mailbox.letters();
		var index = Integer.parseInt(visit.part(1));
		if (index >= letters.size()) {
			return Response.text(404, "No such mail");
		}
		return Response.of(200, "text/html; charset=utf-8", "<base target=\"_blank\">" + letters.get(index).html())
			.with("Content-Security-Policy",
					"sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:");
	}

	private Response clear(Visit visit) {
		if (visit.request().method().equals("POST") && !visit.field("clear", "").equals("true")) {
			throw new IllegalArgumentException("Send clear=true to empty the mailbox.");
		}
		this.mailbox.clear();
		return visit.wantsJson() ? Response.json(200, "[]") : Response.seeOther("/_sandbox/mailbox");
	}

	private static String item(Letter letter, int index) {
		var html = letter.html().isEmpty() ? ""
				: Template.fill("mailbox-html", "de", Map.of("index", index, "subject", letter.subject()));
		return Template.fill("mailbox-letter", "de", Map.of("to", letter.to(), "subject", letter.subject(), "text",
				letter.text(), "receivedAt", Template.moment(letter.receivedAt()), "html", html, "index", index));
	}

	private static Map<String, Object> describe(Letter letter) {
		var map = new LinkedHashMap<String, Object>();
		map.put("to", letter.to());
		map.put("subject", letter.subject());
		map.put("text", letter.text());
		map.put("html", letter.html());
		map.put("receivedAt", letter.receivedAt().toString());
		return map;
	}

}
