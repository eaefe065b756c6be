package org.tragwerk.sandbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.tragwerk.sandbox.Mailbox.ReceivedEmail;
import org.tragwerk.sandbox.PageRoute.Visit;
import org.tragwerk.sandbox.account.core.SandboxClock;
import org.tragwerk.sandbox.api.Json;
import org.tragwerk.sandbox.http.Response;

/**
 * {@code /_sandbox/mailbox}: the received emails as a list, and one of them at a time.
 */
record MailboxPages(Mailbox mailbox, SandboxClock clock) {

	private static final String BASE = "<base target=\"_blank\">";

	private static final String PREFERENCE = "(prefers-color-scheme: dark)";

	List<PageRoute> routes() {
		return List.of(PageRoute.of("GET", "/_sandbox/mailbox", this::show),
				PageRoute.of("GET", "/_sandbox/mailbox/{}/html", this::html),
				PageRoute.of("POST", "/_sandbox/mailbox", this::clear),
				PageRoute.of("DELETE", "/_sandbox/mailbox", this::clear));
	}

	private Response show(Visit visit) {
		var to = visit.query("to", "");
		if (visit.wantsJson()) {
			return Response.json(200,
					Json.write(this.mailbox.emailsTo(to).stream().map(MailboxPages::describe).toList()));
		}
		var language = visit.language();
		var found = newestFirst(to);
		var wanted = visit.query("mail", "");
		var chosen = found.stream().filter((email) -> wanted.equals(String.valueOf(email.number()))).findFirst();
		var shown = chosen.or(() -> found.stream().findFirst());
		var pager = new Pager<>(found, visit.page());
		var list = "/_sandbox/mailbox?to=" + encode(to);
		var address = list + "&page=" + visit.page();
		var rows = pager.rows((email) -> row(email, shown.orElseThrow().number(), address, language));
		return Template
			.page(200, language, Template.text(language, "mailbox.title"), Template.fill("mailbox", language, Map.of(
					"to", to, "count", Template.text(language, "mailbox.count", found.size()), "rows", rows, "pager",
					pager.links(list, language), "chosen", chosen.isPresent() ? "chosen" : "", "letter",
					shown.map((email) -> shownEmail(email, visit.query("view", ""), address, language)).orElse(""))));
	}

	/** The emails whose recipients contain a text, numbered by their place among all. */
	private List<Numbered> newestFirst(String to) {
		var all = this.mailbox.emails();
		return IntStream.range(0, all.size())
			.map((index) -> all.size() - 1 - index)
			.mapToObj((number) -> new Numbered(number, all.get(number)))
			.filter((one) -> one.email().to().toLowerCase(Locale.ROOT).contains(to.toLowerCase(Locale.ROOT).strip()))
			.toList();
	}

	private String row(Numbered one, int shown, String address, String language) {
		return Template.fill("mailbox-row", language,
				Map.of("address", address + "&mail=" + one.number(), "subject", one.email().subject(), "to",
						one.email().to(), "time", Template.time(this.clock.at(one.email().receivedAt()), language),
						"current", (one.number() == shown) ? "aria-current=\"true\"" : ""));
	}

	private String shownEmail(Numbered one, String wanted, String address, String language) {
		var email = one.email();
		var views = email.html().isEmpty() ? List.of(View.TEXT) : List.of(View.values());
		var view = views.stream().filter((each) -> each.code().equals(wanted)).findFirst().orElse(views.get(0));
		var links = views.stream()
			.map((each) -> Template.fill("mailbox-view", language,
					Map.of("address", address + "&mail=" + one.number() + "&view=" + each.code(), "text",
							Template.text(language, "mailbox.view." + each.code()), "current",
							(each == view) ? "aria-current=\"true\"" : "")))
			.collect(Collectors.joining());
		var content = Template.fill((view == View.TEXT) ? "mailbox-text" : "mailbox-html", language, Map.of("number",
				String.valueOf(one.number()), "subject", email.subject(), "text", email.text(), "view", view.code()));
		return Template.fill("mailbox-letter", language,
				Map.of("subject", email.subject(), "to", email.to(), "time", sandboxTime(one, language), "received",
						Template.moment(email.receivedAt(), language), "views", links, "content", content, "list",
						address));
	}

	private String sandboxTime(Numbered one, String language) {
		return Template.moment(this.clock.at(one.email().receivedAt()), language);
	}

	private Response html(Visit visit) {
		var emails = this.mailbox.emails();
		var number = visit.part(1);
		if (!number.matches("\\d{1,6}") || Integer.parseInt(number) >= emails.size()) {
			return Response.text(404, "No such mail");
		}
		var html = emails.get(Integer.parseInt(number)).html();
		var based = html.contains("<head>") ? html.replaceFirst("<head>", "<head>" + BASE) : BASE + html;
		return Response.of(200, "text/html; charset=utf-8", colored(based, visit.query("view", "")))
			.with("Content-Security-Policy",
					"sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:");
	}

	/** The email as a mail program in light or dark colors shows it. */
	private static String colored(String html, String view) {
		var dark = view.equals(View.DARK.code());
		return html.replace(PREFERENCE, dark ? "(min-width: 0)" : "(max-width: 0)")
			.replace("color-scheme: light dark", dark ? "color-scheme: dark" : "color-scheme: light");
	}

	private Response clear(Visit visit) {
		if (visit.request().method().equals("POST") && !visit.field("clear", "").equals("true")) {
			throw new IllegalArgumentException("Send clear=true to empty the mailbox.");
		}
		this.mailbox.clear();
		return visit.wantsJson() ? Response.json(200, "[]") : Response.seeOther("/_sandbox/mailbox");
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

	static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	/** An email and its place among all, oldest first. */
	private record Numbered(int number, ReceivedEmail email) {

	}

	private enum View {

		LIGHT, DARK, PHONE, TEXT;

		String code() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
