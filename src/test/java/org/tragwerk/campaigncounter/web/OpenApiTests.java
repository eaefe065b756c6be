package org.tragwerk.campaigncounter.web;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.campaigncounter.web.CampaignServer.API;

/**
 * Compares the OpenAPI description with the running product, in both directions.
 */
class OpenApiTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static CampaignServer server;

	private final Reader reader = reader();

	private JsonNode document = JSON.createObjectNode();

	@BeforeAll
	static void start() {
		server = CampaignServer.start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@BeforeEach
	void readTheDescription() {
		server.count(300);
		this.document = JSON.valueToTree(new Yaml().load(this.reader.get("/api/v1/openapi.yaml").body()));
	}

	@Test
	void describesExactlyThePublicPaths() {
		assertThat(paths().map((path) -> path.replace("{key}", "danke")))
			.containsExactlyInAnyOrderElementsOf(server.valve.paths());
	}

	@Test
	void givesExactlyTheDescribedResponses() {
		var answered = new TreeSet<String>();
		paths().forEach((path) -> waysToAsk(path).forEach((answer) -> {
			answered.add(path + ' ' + answer.status());
			holds(path, answer);
		}));
		var described = paths()
			.flatMap((path) -> responses(path).propertyNames().stream().map((status) -> path + ' ' + status));
		assertThat(described).containsExactlyInAnyOrderElementsOf(answered);
	}

	@Test
	void hidesASmallCountAsDescribed() {
		server.count(99);
		assertThat(this.reader.get(API).body()).contains("\"count\":null");
		holds("/api/v1/campaigns/{key}", ask("GET", API));
	}

	@Test
	void hasNoUnusedComponent() {
		var text = this.document.toString();
		var named = this.document.get("components")
			.properties()
			.stream()
			.flatMap((kind) -> kind.getValue().propertyNames().stream().map((name) -> kind.getKey() + '/' + name));
		assertThat(named).allMatch((name) -> text.contains("#/components/" + name + '"'));
	}

	private Stream<String> paths() {
		return this.document.get("paths").propertyNames().stream();
	}

	private Stream<Answered> waysToAsk(String path) {
		var known = path.replace("{key}", "danke");
		var common = Stream.of(ask("GET", known), ask("POST", known));
		var revalidated = path.endsWith("/stream") ? Stream.<Answered>empty()
				: Stream.of(ask("GET", known, "If-None-Match", "*"));
		var ofACampaign = path.contains("{key}") ? Stream.of(ask("GET", path.replace("{key}", "bitte")))
				: Stream.<Answered>empty();
		var ofTheCount = (path.contains("{key}") || path.endsWith(".png")) ? Stream.of(askBeforeAnythingIsKnown(known))
				: Stream.<Answered>empty();
		return Stream.of(common, revalidated, ofACampaign, ofTheCount).flatMap((ways) -> ways);
	}

	private void holds(String path, Answered answer) {
		var described = resolve(responses(path).get(Integer.toString(answer.status())));
		assertThat(described).as("%s %d", path, answer.status()).isNotNull();
		assertThat(lower(answer.headers().keySet())).as("headers of %s %d", path, answer.status())
			.isEqualTo(lower(described.path("headers").propertyNames()));
		described.path("headers")
			.properties()
			.forEach((header) -> assertValid(resolve(header.getValue()).get("schema"),
					StringNode.valueOf(answer.headers().get(header.getKey()))));
		assertThat(List.copyOf(described.path("content").propertyNames())).as("type of %s", path)
			.isEqualTo(answer.body().isEmpty() ? List.of() : List.of(answer.type()));
		if (!answer.body().isEmpty()) {
			bodyHolds(described.at("/content").get(answer.type()).get("schema"), answer);
		}
	}

	private void bodyHolds(JsonNode schema, Answered answer) {
		if (!answer.type().endsWith("json")) {
			assertValid(schema, StringNode.valueOf(answer.body()));
			return;
		}
		var body = JSON.readTree(answer.body());
		assertValid(schema, body);
		assertThat(body.propertyNames())
			.containsExactlyInAnyOrderElementsOf(resolve(schema).get("properties").propertyNames());
	}

	private void assertValid(JsonNode schema, JsonNode value) {
		var whole = ((ObjectNode) schema.deepCopy()).set("components", this.document.get("components"));
		var errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(whole)
			.validate(value, (run) -> run.executionConfig((config) -> config.formatAssertionsEnabled(true)));
		assertThat(errors).isEmpty();
	}

	private JsonNode responses(String path) {
		return this.document.get("paths").get(path).get("get").get("responses");
	}

	private JsonNode resolve(JsonNode node) {
		return (node != null && node.has("$ref")) ? this.document.at(node.get("$ref").asString().substring(1)) : node;
	}

	private static Set<String> lower(Iterable<String> names) {
		var lower = new HashSet<String>();
		names.forEach((name) -> lower.add(name.toLowerCase(Locale.ROOT)));
		return lower;
	}

	private Answered ask(String method, String path, String... headers) {
		return ask(this.reader, method, path, headers);
	}

	private static Answered askBeforeAnythingIsKnown(String path) {
		try (var silent = CampaignServer.start()) {
			return ask(silent.reader(), "GET", path);
		}
	}

	private static Answered ask(Reader reader, String method, String path, String... headers) {
		try {
			return Answered.of(reader.send(method, path, BodyHandlers.ofInputStream(), headers));
		}
		catch (IOException ex) {
			throw new IllegalStateException(path, ex);
		}
	}

	private static Reader reader() {
		return server.reader();
	}

}
