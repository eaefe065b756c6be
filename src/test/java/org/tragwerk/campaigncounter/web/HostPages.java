package org.tragwerk.campaigncounter.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Pages of a newspaper on an origin of its own that embed the banner with the README's
 * snippet alone, under a Content-Security-Policy that allows the product's origin only
 * what it needs.
 */
final class HostPages implements AutoCloseable {

	private static final String EXAMPLE = "https://unterstuetzen.zeitung.example";

	private static final String TEXT = """
			<p>Um 5.42 Uhr ist es auf dem Bahnsteig so dunkel, dass man den Zug hört, ehe man ihn sieht. Ein rotes \
			Licht, dann zwei weiße, dann das Quietschen, auf das hier seit elf Jahren niemand mehr gewartet hat.</p>
			""";

	private final HttpServer server;

	private final String product;

	private final String element;

	private final String script;

	HostPages(String product) throws IOException {
		this.product = product;
		var snippet = Files.readString(Path.of("README.md"))
			.lines()
			.dropWhile((line) -> !line.startsWith("    <supporter-banner "))
			.takeWhile((line) -> line.startsWith("    "))
			.collect(Collectors.joining("\n"))
			.replace(EXAMPLE, product);
		this.script = snippet.substring(snippet.indexOf("<script"));
		this.element = snippet.replace(this.script, "");
		this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	String url(Host host) {
		return "http://127.0.0.1:%d/%s.html".formatted(this.server.getAddress().getPort(), host);
	}

	private void answer(HttpExchange exchange) throws IOException {
		var path = exchange.getRequestURI().getPath().substring(1);
		if (path.equals("favicon.ico")) {
			exchange.sendResponseHeaders(404, -1);
			return;
		}
		var host = Host.valueOf(path.replaceFirst("\\..*", ""));
		var isStyle = path.endsWith(".css");
		var text = isStyle ? host.style : path.endsWith(".frame.html") ? page(host, Host.COLUMN.body) : page(host);
		var headers = exchange.getResponseHeaders();
		headers.set("Content-Type", (isStyle ? "text/css" : "text/html") + ";charset=utf-8");
		headers.set("Content-Security-Policy", """
				default-src 'none'; script-src %1$s; connect-src %1$s; style-src 'self'; img-src 'self'; \
				frame-src 'self'""".formatted(this.product));
		var bytes = text.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(200, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	private String page(Host host) {
		return page(host, host.body);
	}

	private String page(Host host, String body) {
		var isLate = host == Host.SCRIPT_AT_THE_END;
		var isOutside = body.contains("FRAME");
		return """
				<!DOCTYPE html>
				<html lang="de"><head><meta charset="utf-8"><title>Die Zeitung</title>
				<meta name="viewport" content="width=device-width, initial-scale=1">
				<link rel="stylesheet" href="/%s.css">%s</head>
				<body>%s%s</body></html>
				""".formatted(host, (isLate || isOutside) ? "" : this.script, filled(host, body),
				isLate ? this.script : "");
	}

	private String filled(Host host, String body) {
		return body.replace("BANNER", host.edited(this.element))
			.replace("TEXT", TEXT)
			.replace("FRAME", "<iframe src=\"/%s.frame.html\" title=\"Frame\"></iframe>".formatted(host));
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/**
	 * The kinds of pages in which the banner stands.
	 */
	enum Host {

		COLUMN("main { max-width: 40rem; margin: auto }", "<main>TEXT BANNER TEXT TEXT</main>"),

		SCRIPT_AT_THE_END(COLUMN.style, COLUMN.body),

		TWO_BANNERS(COLUMN.style, "<main>BANNER TEXT BANNER TEXT</main>"),

		FLEX_COLUMN("main { display: flex; flex-direction: column; gap: 1rem }", COLUMN.body),

		FLEX_ROW("main { display: flex; flex-wrap: wrap; gap: 1rem } p { flex: 1 1 15rem }", COLUMN.body),

		FLEX_CENTRED("main { display: flex; flex-direction: column; align-items: center }", COLUMN.body),

		GRID("main { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 1rem }",
				COLUMN.body),

		FRAMED("iframe { width: 100%; height: 40rem; border: 0 }", "<main>TEXT FRAME TEXT</main>"),

		RESET("* { all: unset } head, script, style { display: none } main, p { display: block } p { margin: 1em 0 }",
				COLUMN.body),

		RESET_BELOW("body * { all: unset } main, p { display: block } svg, img { max-width: 100%; height: auto }",
				COLUMN.body),

		UTILITY_RESET(
				"*, ::before, ::after { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid }"
						+ " img, svg { display: block; max-width: 100%; height: auto; vertical-align: middle }",
				COLUMN.body),

		ROOT_OF_10_PX("html { font-size: 62.5% } body { font-size: 1.6rem }", COLUMN.body),

		LARGE_TEXT("html { font-size: 125% } body { font-family: Georgia, serif; line-height: 1.7 }", COLUMN.body),

		SIDEBAR("main { max-width: 60rem } aside { width: 280px } @media (min-width: 60rem) { body { display: flex } }",
				"<main>TEXT TEXT</main><aside>BANNER TEXT</aside>"),

		ENGLISH(COLUMN.style, COLUMN.body) {

			@Override
			String edited(String element) {
				return element.replace("campaign=", "lang=\"en\" campaign=");
			}
		},

		LONGER_FALLBACK(COLUMN.style, COLUMN.body) {

			@Override
			String edited(String element) {
				return element.replace("<a ", "<p>Alle lesen frei, weil viele freiwillig dafür bezahlen.</p><a ");
			}
		},

		RULE_INSTEAD(COLUMN.style + " supporter-banner { display: block; min-block-size: 20em }", COLUMN.body) {

			@Override
			String edited(String element) {
				return NOTHING_RESERVED.edited(element);
			}
		},

		NOTHING_RESERVED(COLUMN.style, COLUMN.body) {

			@Override
			String edited(String element) {
				return element.replaceAll("</?(svg|text).*?>", "");
			}
		};

		private final String style;

		private final String body;

		Host(String style, String body) {
			this.style = style;
			this.body = body;
		}

		String edited(String element) {
			return element;
		}

	}

}
