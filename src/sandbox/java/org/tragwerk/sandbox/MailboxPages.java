package org.tragwerk.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.PageRoute.Visit;
import org.tragwerk.sandbox.Mailbox.ReceivedEmail;
import org.tragwerk.sandbox.api.Json;
import org.tragwerk.sandbox.http.Response;

/** {@code /_sandbox/mailbox}: lists the received emails. */
record MailboxPages(Mailbox mailbox) {

	List<PageRoute> routes() {
		return List.of(PageRoute.of("GET", "/_sandbox/mailbox", this::show),
				PageRoute.of("GET", "/_sandbox/mailbox/{}/html", this::html),
				PageRoute.of("POST", "/_sandbox/mailbox", this::clear),
				PageRoute.of("DELETE", "/_sandbox/mailbox", this::clear));
	}

	private Response show(Visit visit) {
		if (visit.wantsJson()) {
			var found = this.mailbox.emailsTo(visit.request().queryForm().get("to", ""));
			return Response.json(200, Json.write(found.stream().map(MailboxPages::describe).toList()));
		}
		var emails = this.mailbox.emails();
		var items = new StringBuilder();
		for (int index = emails.size() - 1; index >= 0; index--) {
			items.append(item(emails.get(index), index));
		}
		var list = emails.isEmpty() ? Template.fill("mailbox-empty", "en", Map.of()) : items.toString();
		return Template.page(200, "en", "Mailbox", Template.fill("mailbox", "en",
				Map.of("emails", list, "count", (emails.size() == 1) ? "1 email" : emails.size() + " emails")));
	}

	private Response html(Visit visit) {
		var emails = this.mailbox.emails();
		var index = Integer.parseInt(visit.part(1));
		if (index >= emails.size()) {
			return Response.text(404, "No such mail");
		}
		return Response.of(200, "text/html; charset=utf-8", "<base target=\"_blank\">" + emails.get(index).html())
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

	private static String item(ReceivedEmail email, int index) {
		var html = email.html().isEmpty() ? ""
				: Template.fill("mailbox-html", "en", Map.of("index", index, "subject", email.subject()));
		return Template.fill("mailbox-email", "en", Map.of("to", email.to(), "subject", email.subject(), "text",
				email.text(), "receivedAt", Template.moment(email.receivedAt(), "en"), "html", html, "index", index));
	}

	private static Map<String, Object> describe(ReceivedEmail email) {
		var map = new LinkedHashMap<String, Object>();
		map.put("to", email.to());
		map.put("subject", email.subject());
		map.put("text", email.text());
		map.put("html", email.html());
		map.put("receivedAt", email.receivedAt().toString());
		return map;
	}

}
