package org.tragwerk.site;

import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.site.PublicRoute.Kind;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends to every page and form what no browser sends. None answers with an error of ours
 * or writes more than a line into the log.
 */
class HostileInputTests extends RawHttpTest {

	private static final List<String> PARAMETERS = List.of("name.x=1", "name%5B0%5D=a", "name%5Bx%5D=a", "name%5B%5D=a",
			"name%5B999999999%5D=a", "amount.cents=5", "until.month=1", "until.year.x=1", "email.x.y=1",
			"reason.bytes=1", "reason%5B0%5D.x=1", "kind.x=1", "when.year=1", "key.value=1", "reference%5B0%5D=1",
			"contract%5B0%5D=x", "contract.x=1", "class.module.classLoader.x=1", "form.name=a", "form%5B0%5D=a",
			"_name=1", "!name=1", "_amount=on", "!until=2030-01", "lang.x=1", "session_id.x=1", "session_id=%00",
			"%00=1", "a%0Ab=1", "=1", "&&&", "%F0=1", "name=%FF", "lang=%0D%0ASet-Cookie:%20a=b", "name=%zz", "name=%",
			"lang=%zz", "confirmed.x=1", "change%5B0%5D=1", "$%7B7*7%7D=1", "name=$%7B7*7%7D", "until=%2B999999999-12",
			"when=999999999.1.1", "amount=99999999999999999999", "name=%ED%A0%80");

	private static final List<String> UNKNOWN = List.of("/none/secret", "/webhooks/%73tripe", "/webhooks/secret",
			"/api/secret", "/assets/secret", "/cancel/contracts/secret/x", "/actuator/secret", "/error/secret");

	private static final List<String> HEADERS = List.of("Accept-Language: " + languages(11),
			"Accept-Language: " + languages(200), "Accept-Language: " + "x".repeat(7000),
			"Accept-Language: de;q=x, ;;;, -", "Accept-Language: -", "Accept-Language: de\u0085",
			"Accept-Language: de\u0007", "Accept: nonsense", "Accept: image/png", "Accept: */*;q=x",
			"Accept: " + repeated(100, "text/x"), "Range: bytes=" + repeated(500, "0-"), "Cookie: =;;=\u0001\"",
			"Cookie: tragwerk-browser", "Cookie: tragwerk-browser=\"\\", "If-None-Match: \"",
			"If-Modified-Since: yesterday", "Range: bytes=9-1", "X-Forwarded-For: " + ":".repeat(5000) + "x",
			"X-Forwarded-For: ,,%", "X-Request-Id: \u0007", "Content-Type: ;;",
			"Content-Type: application/x-www-form-urlencoded; charset=nonsense", "Content-Encoding: gzip", "Origin: :",
			"Sec-Fetch-Site: \u00ff", "Expect: nothing", "Name: Ada", "Via: 1.1 proxy", "Amount: 7");

	private final List<String> complaints = new ArrayList<>();

	@Autowired
	private RequestMappingHandlerMapping handlers;

	/** The first request of a node is logged in more lines. */
	@BeforeEach
	void ask() {
		this.client.ask("GET", "/none");
		this.log.take();
	}

	@Test
	void logsOneLineWithoutTheAddressOfAnUnknownOne() {
		for (var path : UNKNOWN) {
			check("GET " + path, this.client.ask("GET", path));
			this.client.post(path, "x=y");
			assertThat(this.log.take()).as(path)
				.hasSizeLessThan(2)
				.noneMatch((entry) -> entry.contains("secret") || entry.contains("%73"));
		}
		assertThat(this.complaints).isEmpty();
	}

	@Test
	void answersAnyParameterNameWithoutAServerError() {
		for (var parameter : PARAMETERS) {
			paths(Kind.PAGE, Kind.FORM).forEach(
					(path) -> check("GET " + path + '?' + parameter, this.client.ask("GET", path + '?' + parameter)));
			paths(Kind.FORM).forEach((path) -> {
				check("POST " + path + ' ' + parameter, this.client.post(path, parameter));
				check("POST " + path + '?' + parameter, this.client.post(path + '?' + parameter, "x=y"));
			});
		}
		assertThat(this.complaints).isEmpty();
	}

	@Test
	void answersAnyHeaderWithoutAServerError() {
		for (var header : HEADERS) {
			paths(Kind.PAGE, Kind.FORM)
				.forEach((path) -> check("GET " + path + ' ' + header, this.client.ask("GET", path, header)));
			paths(Kind.FORM)
				.forEach((path) -> check("POST " + path + ' ' + header, this.client.post(path, "x=y", header)));
			check("GET /none " + header, this.client.ask("GET", "/none", header));
			check("GET /api/none " + header, this.client.ask("GET", "/api/none", header));
			check("GET /assets/none " + header, this.client.ask("GET", "/assets/none", header));
		}
		assertThat(this.complaints).isEmpty();
	}

	@Test
	void acceptsAnyNumberOfLanguagesAndCookies() {
		for (var header : List.of("Accept-Language: " + languages(500),
				"Cookie: " + repeated(900, "a").replace(',', ';'))) {
			paths(Kind.PAGE, Kind.FORM).filter((path) -> !path.contains("abc") && !path.contains("return"))
				.forEach((path) -> expect(200, "GET " + path + ' ' + header, this.client.ask("GET", path, header)));
		}
		assertThat(this.complaints).isEmpty();
	}

	/** Browsers send these characters as they are. */
	@Test
	void ignoresUnknownParameters() {
		paths(Kind.PAGE, Kind.FORM).filter((path) -> !path.contains("abc") && !path.contains("return"))
			.map((path) -> path + "?utm[source]=a|b&utm{x}=^`\\&utm_medium=mail")
			.forEach((path) -> expect(200, "GET " + path, this.client.ask("GET", path)));
		assertThat(this.complaints).isEmpty();
	}

	@Test
	@Fault("F47")
	void rejectsTwoValuesOfAField() {
		assertThat(fields()).containsKeys("/support", "/cancel", "/withdraw");
		fields().forEach((path, fields) -> fields.forEach((field) -> {
			expect(400, "POST twice " + path + ' ' + field, this.client.post(path, field + "=5&" + field + "=10"));
			expect(400, "POST and address " + path + ' ' + field,
					this.client.post(path + '?' + field + "=5", field + "=10"));
			expect(400, "GET twice " + path + ' ' + field,
					this.client.ask("GET", path + '?' + field + "=5&" + field + "=5"));
		}));
		assertThat(this.complaints).isEmpty();
	}

	@Test
	void bindsFieldsByTheirExactNames() {
		fields().forEach((path, fields) -> fields.forEach((field) -> {
			for (var target : List.of(path + "?!" + field + "=77777", path + "?_" + field + "=77777")) {
				hasNot("value=\"77777", target, this.client.ask("GET", target));
			}
			hasNot("value=\"77777", path + " with a header " + field, this.client.ask("GET", path, field + ": 77777"));
		}));
		assertThat(this.complaints).isEmpty();
	}

	@Test
	void cutsOffFieldsBeyondTheirLimit() {
		fields().forEach((path, fields) -> fields.forEach((field) -> {
			hasNot("y".repeat(6001), "POST long " + path + ' ' + field,
					this.client.post(path, field + '=' + "y".repeat(60_000)));
		}));
		assertThat(this.complaints).isEmpty();
	}

	@Test
	void removesInvisibleCharactersFromFieldsShownAgain() {
		for (var unseen : List.of("\u202e", "\u2066", "\u200f", "\u0000", "\u001b", "\u0085", "\ufff9", "\ufffe",
				"\udb40\udc41")) {
			fields().forEach((path, fields) -> fields.forEach((field) -> {
				var typed = field + '=' + URLEncoder.encode("Ada" + unseen + "x", StandardCharsets.UTF_8);
				hasNot(unseen, "POST " + path + ' ' + typed, this.client.post(path, typed));
				hasNot(unseen, "GET " + path + '?' + typed, this.client.ask("GET", path + '?' + typed));
			}));
		}
		assertThat(this.complaints).isEmpty();
	}

	@Test
	void parsesEachFieldQuickly() {
		for (var nasty : List.of("+", "1+", "%E2%80%8B", ".", "a.", "%0D%0A", "%09", "0", "-", "%2B", "@")) {
			var typed = nasty.repeat(60_000 / nasty.length()) + "x";
			fields().forEach((path, fields) -> fields.forEach((field) -> {
				expectSoon("POST " + path + ' ' + field + ' ' + nasty,
						() -> this.client.post(path, field + "=7" + typed));
			}));
		}
		assertThat(this.complaints).isEmpty();
	}

	@Test
	void checksEveryTypedText() {
		var unchecked = forms().flatMap((form) -> Arrays.stream(form.getParameterType().getRecordComponents()))
			.filter((component) -> component.getType() == String.class)
			.filter((component) -> !isChecked(component))
			.map(RecordComponent::getName);
		assertThat(unchecked).as("chosen, not typed, and never shown again")
			.containsOnly("suggestion", "interval", "until", "paymentMethod", "campaign", "via", "lang", "kind", "key",
					"confirmed", "change");
	}

	private static boolean isChecked(RecordComponent component) {
		try {
			return component.getDeclaringRecord()
				.getDeclaredField(component.getName())
				.isAnnotationPresent(TypedText.class);
		}
		catch (NoSuchFieldException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The names of the fields of each form, by the form's path. */
	private Map<String, List<String>> fields() {
		var fields = new TreeMap<String, List<String>>();
		this.handlers.getHandlerMethods().forEach((mapping, method) -> {
			if (Arrays.stream(method.getMethodParameters()).anyMatch(HostileInputTests::isForm)) {
				var form = Arrays.stream(method.getMethodParameters())
					.filter(HostileInputTests::isForm)
					.findFirst()
					.orElseThrow();
				mapping.getPatternValues()
					.forEach((path) -> fields.put(path,
							Arrays.stream(form.getParameterType().getRecordComponents())
								.map(RecordComponent::getName)
								.toList()));
			}
		});
		return fields;
	}

	private Stream<MethodParameter> forms() {
		return this.handlers.getHandlerMethods()
			.values()
			.stream()
			.flatMap((method) -> Arrays.stream(method.getMethodParameters()))
			.filter(HostileInputTests::isForm);
	}

	private static boolean isForm(MethodParameter parameter) {
		return parameter.hasParameterAnnotation(ModelAttribute.class) && parameter.getParameterType().isRecord();
	}

	private void expect(int status, String what, RawHttpClient.Answer answer) {
		check(what, answer);
		if (answer.status() != status) {
			this.complaints.add(what + " was answered " + answer.status());
		}
	}

	private void hasNot(String text, String what, RawHttpClient.Answer answer) {
		check(what, answer);
		if (answer.body().contains(text)) {
			this.complaints.add(what + " comes back");
		}
	}

	private void check(String what, RawHttpClient.Answer answer) {
		var entries = this.log.take();
		if (answer.status() < 200 || answer.status() >= 500 || answer.body().contains("\tat ")) {
			this.complaints.add(what + " was answered " + answer.status() + ' ' + entries);
		}
		if (entries.size() > 1 || entries.stream().anyMatch((entry) -> entry.length() > 300)) {
			this.complaints.add(what + " was logged as " + entries);
		}
		if (!answer.header("Cache-Control").contains("no-store")
				|| answer.header("Content-Security-Policy").isEmpty()) {
			this.complaints.add(what + " has headers " + answer.headers());
		}
	}

	/**
	 * Work that grows with the square of the length takes seconds each time; a busy
	 * machine not three times in a row.
	 */
	private void expectSoon(String what, Runnable request) {
		var fastest = Long.MAX_VALUE;
		for (int tries = 0; tries < 3 && fastest > 500; tries++) {
			var start = System.nanoTime();
			request.run();
			fastest = Math.min(fastest, (System.nanoTime() - start) / 1_000_000);
		}
		if (fastest > 500) {
			this.complaints.add(what + " took " + fastest + " ms");
		}
	}

	private static String repeated(int times, String text) {
		return String.join(",", Collections.nCopies(times, text));
	}

	private static String languages(int count) {
		return String.join(",",
				Stream.iterate(0, (number) -> number + 1)
					.limit(count)
					.map((number) -> "" + (char) ('a' + number % 26) + (char) ('a' + number / 26 % 26) + ";q=0.5")
					.toList());
	}

}
