package org.tragwerk.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tragwerk.sandbox.account.StripeAccount;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.api.PublishedTypes;
import org.tragwerk.sandbox.api.Route;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares every response and every event with the types that Stripe publishes, in both
 * directions.
 */
class ConformanceTests {

	private static final Path SOURCES = Path.of("src/sandbox/java/org/tragwerk/sandbox/account");

	private static final Pattern LITERAL = Pattern.compile("\"([a-z_]+(\\.[a-z_]+)+)\"");

	/** Lists that require a parameter or are not paginated. */
	private static final Set<String> READ_IN_CONVERSATION = Set.of("subscription_item", "reporting.report_type");

	private static final List<Route> ROUTES = new StripeAccount(new Account("", null, (event) -> {
	})).routes();

	private static final SandboxFixture fixture = new SandboxFixture();

	private static final ApiConversation conversation = new ApiConversation(fixture);

	@BeforeAll
	static void talk() {
		conversation.hold();
		for (var route : routes().filter(ConformanceTests::isList).toList()) {
			if (!READ_IN_CONVERSATION.contains(route.object())) {
				readAll(path(route));
			}
		}
	}

	@AfterAll
	static void close() {
		fixture.close();
	}

	static Stream<Route> routes() {
		return ROUTES.stream();
	}

	static Set<String> emitted() throws IOException {
		var emitted = new TreeSet<String>();
		try (var sources = Files.walk(SOURCES)) {
			for (var source : sources.filter(Files::isRegularFile).toList()) {
				LITERAL.matcher(Files.readString(source))
					.results()
					.map((found) -> found.group(1))
					.forEach(emitted::add);
			}
		}
		emitted.retainAll(PublishedTypes.ALL.events().keySet());
		return emitted;
	}

	@ParameterizedTest
	@MethodSource("routes")
	void answersAsStripeDoes(Route route) {
		var answers = conversation.answers().stream().filter((answer) -> isAt(route, answer)).toList();
		assertThat(answers).isNotEmpty();
		for (var answer : answers) {
			assertThat(PublishedShape.differences(answer.json())).as("%s %s", answer.method(), answer.path()).isEmpty();
			assertThat(kinds(answer.json())).allMatch((kind) -> kind.equals(route.object()));
		}
	}

	@ParameterizedTest
	@MethodSource("emitted")
	void sendsEventsAsStripeDoes(String type) {
		var told = conversation.events()
			.stream()
			.filter((event) -> event.get("type").getAsString().equals(type))
			.toList();
		assertThat(told).as(type).isNotEmpty();
		for (var event : told) {
			assertThat(PublishedShape.differences(event)).isEmpty();
			var data = event.getAsJsonObject("data");
			var object = data.getAsJsonObject("object");
			assertThat(PublishedShape.differences(object)).as("%s", object).isEmpty();
			assertThat(object.get("object").getAsString()).isEqualTo(PublishedTypes.ALL.events().get(type));
			if (data.has("previous_attributes")) {
				assertThat(PublishedShape.differencesOfPart(object.get("object").getAsString(),
						data.getAsJsonObject("previous_attributes")))
					.isEmpty();
			}
		}
	}

	@Test
	void sendsNoOtherEvents() throws IOException {
		assertThat(emitted())
			.containsAll(conversation.events().stream().map((event) -> event.get("type").getAsString()).toList());
	}

	@ParameterizedTest
	@MethodSource("routes")
	void expandsWhateverIsAskedForAndNothingElse(Route route) {
		var retrieved = conversation.answers()
			.stream()
			.filter((answer) -> route.method().equals("GET") && !isList(route) && isAt(route, answer))
			.map(ApiConversation.Answer::json)
			.filter((json) -> !json.has("deleted"))
			.toList();
		for (var path : PublishedTypes.ALL.expandable(route.object())) {
			retrieved.stream()
				.filter((json) -> at(json, path).isJsonPrimitive() && isKnown(at(json, path).getAsString()))
				.limit(2)
				.forEach((json) -> expand(route, json, path));
		}
	}

	private static void expand(Route route, JsonObject plain, String path) {
		var id = plain.has("id") ? ApiConversation.id(plain) : "";
		var now = at(conversation.get(path(route).replace("{id}", id)), path);
		var expanded = conversation.get(path(route).replace("{id}", id) + "?expand[]=" + path);
		var object = at(expanded, path);
		assertThat(object).as("%s of %s", path, id).matches(JsonElement::isJsonObject);
		assertThat(ApiConversation.id(object.getAsJsonObject())).isEqualTo(now.getAsString());
		assertThat(PublishedShape.differences(expanded)).isEmpty();
	}

	/**
	 * Whether the sandbox simulates the object, which it does not for a charge's
	 * {@code review}, for example.
	 */
	private static boolean isKnown(String id) {
		return conversation.answers()
			.stream()
			.anyMatch((answer) -> answer.json().has("id") && ApiConversation.id(answer.json()).equals(id));
	}

	private static JsonElement at(JsonObject json, String path) {
		JsonElement found = json;
		for (var name : path.split("\\.")) {
			if (!found.isJsonObject() || !found.getAsJsonObject().has(name)
					|| found.getAsJsonObject().get(name).isJsonNull()) {
				return JsonNull.INSTANCE;
			}
			found = found.getAsJsonObject().get(name);
		}
		return found;
	}

	@Test
	void reportsEveryDeviation() {
		var charge = conversation.answers()
			.stream()
			.map(ApiConversation.Answer::json)
			.filter((json) -> json.has("object") && json.get("object").getAsString().equals("charge"))
			.findFirst()
			.orElseThrow()
			.deepCopy();
		charge.remove("captured");
		charge.addProperty("invoice", "in_1");
		charge.addProperty("amount", "750");
		charge.addProperty("status", "done");
		charge.addProperty("customer", "sub_1");
		charge.add("paid", JsonNull.INSTANCE);

		assertThat(PublishedShape.differences(charge)).containsExactlyInAnyOrder("missing captured", "unknown invoice",
				"text 750 amount", "text done status", "id sub_1 customer", "null paid");
	}

	private static Set<String> kinds(JsonObject json) {
		var kinds = new TreeSet<String>();
		if (json.has("data") && json.get("data").isJsonArray()) {
			json.getAsJsonArray("data").forEach((one) -> kinds.add(one.getAsJsonObject().get("object").getAsString()));
		}
		else {
			kinds.add(json.get("object").getAsString());
		}
		return kinds;
	}

	/** Reads all pages of a list, and each of its objects. */
	private static void readAll(String path) {
		var cursor = "";
		for (var more = true; more;) {
			var page = conversation.get(path + "?limit=100" + cursor);
			for (var one : page.getAsJsonArray("data")) {
				var object = one.getAsJsonObject();
				cursor = "&starting_after=" + ApiConversation.id(object);
				conversation.get(path + "/" + ApiConversation.id(object));
			}
			more = page.get("has_more").getAsBoolean();
		}
	}

	/** Whether the route is the first that matches the response's path. */
	private static boolean isAt(Route route, ApiConversation.Answer answer) {
		return routes()
			.filter((one) -> one.method().equals(answer.method()) && one.path().matcher(answer.path()).matches())
			.findFirst()
			.filter((first) -> first.operation().equals(route.operation()))
			.isPresent();
	}

	private static boolean isList(Route route) {
		return route.operation().endsWith(".list");
	}

	private static String path(Route route) {
		return route.path().pattern().replaceFirst("\\(.*\\)", "{id}");
	}

}
