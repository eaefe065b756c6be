package org.tragwerk.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tragwerk.sandbox.account.core.ReplaySettings;
import org.tragwerk.sandbox.scenario.Scenario;
import org.tragwerk.sandbox.scenario.ScenarioYear;
import org.tragwerk.testing.Ports;

import static org.assertj.core.api.Assertions.assertThat;

/** Plays the scenario of a mixed year with 300 readers twice with the same seed. */
class ScenarioTests {

	private static final int READERS = 300;

	private static final ReplaySettings REPLAY = new ReplaySettings(20_260_729, Instant.parse("2026-01-05T07:00:00Z"));

	private static final Map<String, Set<String>> MOVES = Map.of("incomplete", Set.of("active", "incomplete_expired"),
			"active", Set.of("past_due", "canceled"), "past_due", Set.of("active", "unpaid", "canceled"), "unpaid",
			Set.of("active", "canceled"), "canceled", Set.of(), "incomplete_expired", Set.of());

	private static SandboxFixture fixture;

	private static List<JsonObject> events;

	@BeforeAll
	static void live() {
		fixture = fixture(Ports.free());
		events = play(Scenario.MIXED_YEAR, READERS);
	}

	@AfterAll
	static void close() {
		fixture.close();
	}

	@Test
	void movesNoCentWithoutALine() {
		var lines = list("balance_transactions", "");
		var balance = JsonParser.parseString(fixture.api("GET", "/v1/balance", "").body()).getAsJsonObject();
		var held = sum(balance.getAsJsonArray("available")) + sum(balance.getAsJsonArray("pending"));
		var paidOut = list("payouts", "").stream()
			.filter((payout) -> !Set.of("failed", "canceled").contains(text(payout, "status")))
			.mapToLong((payout) -> payout.get("amount").getAsLong())
			.sum();
		var moved = lines.stream()
			.filter((line) -> !text(line, "type").startsWith("payout"))
			.mapToLong(ScenarioTests::net);

		assertThat(moved.sum()).isEqualTo(held + paidOut);
		assertThat(lines.stream().mapToLong(ScenarioTests::net).sum()).isEqualTo(held);
		assertThat(paidOut).isPositive();
	}

	@Test
	void bringsWithAPayoutExactlyItsLines() {
		var brought = new ArrayList<String>();
		for (var payout : list("payouts", "")) {
			var others = list("balance_transactions", "&payout=" + text(payout, "id")).stream()
				.filter((line) -> !text(line, "id").equals(text(payout, "balance_transaction")))
				.toList();
			assertThat(others.stream().mapToLong(ScenarioTests::net).sum()).isEqualTo(payout.get("amount").getAsLong());
			others.forEach((line) -> brought.add(text(line, "id")));
		}
		assertThat(brought).isNotEmpty().doesNotHaveDuplicates();
	}

	@Test
	void booksEachPaymentOnce() {
		var booked = list("balance_transactions", "").stream()
			.filter((line) -> text(line, "reporting_category").equals("charge"))
			.map((line) -> text(line, "source"))
			.toList();
		var succeeded = list("charges", "").stream()
			.filter((charge) -> text(charge, "status").equals("succeeded"))
			.map((charge) -> text(charge, "id"))
			.toList();

		assertThat(booked).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(succeeded);
		assertThat(succeeded).hasSizeGreaterThan(READERS);
	}

	@Test
	void paysNoInvoiceTwice() {
		var paidBy = list("invoice_payments", "&status=paid").stream()
			.map((payment) -> text(payment, "invoice"))
			.toList();
		var paid = list("invoices", "&status=paid");

		assertThat(paidBy).doesNotHaveDuplicates()
			.containsExactlyInAnyOrderElementsOf(paid.stream().map((invoice) -> text(invoice, "id")).toList());
		assertThat(paid)
			.allMatch((invoice) -> invoice.get("amount_paid").getAsLong() == invoice.get("amount_due").getAsLong());
		var succeeded = list("charges", "").stream()
			.filter((charge) -> text(charge, "status").equals("succeeded"))
			.map((charge) -> text(charge, "payment_intent"));
		assertThat(succeeded).doesNotHaveDuplicates();
	}

	@Test
	void movesSubscriptionsOnlyAsStripeDoes() {
		var states = new HashMap<String, String>();
		var seen = new TreeSet<String>();
		for (var event : events) {
			if (text(event, "type").startsWith("customer.subscription.")) {
				var subscription = event.getAsJsonObject("data").getAsJsonObject("object");
				var now = text(subscription, "status");
				var before = states.put(text(subscription, "id"), now);
				seen.add(before + " -> " + now);
				assertThat(before == null || before.equals(now) || MOVES.getOrDefault(before, Set.of()).contains(now))
					.as("%s -> %s", before, now)
					.isTrue();
			}
		}
		assertThat(seen).contains("null -> active", "active -> past_due", "past_due -> active", "past_due -> canceled",
				"active -> canceled");
		assertThat(states).hasSizeGreaterThanOrEqualTo(READERS);
	}

	@Test
	void coversEveryKindOfEvent() {
		assertThat(events).extracting((event) -> text(event, "type"))
			.contains("charge.dispute.closed", "charge.dispute.funds_reinstated", "charge.dispute.updated",
					"charge.refunded", "checkout.session.async_payment_failed", "customer.deleted",
					"customer.subscription.deleted", "invoice.payment_failed", "invoice.voided", "mandate.updated",
					"payout.failed", "payout.reconciliation_completed", "refund.failed");
	}

	@Test
	void repeatsEverythingWithTheSameSeed() {
		var port = Integer.parseInt(fixture.sandbox.url().replaceAll(".*:", ""));
		fixture.close();
		fixture = fixture(port);
		var again = play(Scenario.MIXED_YEAR, READERS);

		assertThat(again).hasSameSizeAs(events);
		assertThat(again).isEqualTo(events);
	}

	@ParameterizedTest
	@EnumSource(Scenario.class)
	void playsEachScenario(Scenario scenario) {
		try (var other = new SandboxFixture(new SandboxSettings(0, 0, SandboxFixture.SECRET, null, REPLAY))) {
			var answer = other.post("/_sandbox/scenarios", "name=" + scenario.label() + "&seed=7&readers=12");
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
			assertThat(other.api("GET", "/v1/subscriptions?status=all&limit=100", "").body().split("\"id\" : \"sub_"))
				.hasSize(13);
		}
	}

	private static SandboxFixture fixture(int port) {
		return new SandboxFixture(new SandboxSettings(port, 0, SandboxFixture.SECRET, null, REPLAY));
	}

	private static List<JsonObject> play(Scenario scenario, int readers) {
		var told = new ArrayList<JsonObject>();
		new ScenarioYear(fixture.sandbox.url(), scenario, REPLAY.seed(), readers).play(() -> addNews(told));
		return told;
	}

	/** Adds the events published since the last one in the list. */
	private static void addNews(List<JsonObject> told) {
		if (told.isEmpty()) {
			told.addAll(oldestFirst(list("events", "")));
		}
		for (var page = after(told); !page.isEmpty(); page = after(told)) {
			told.addAll(oldestFirst(page));
		}
	}

	private static List<JsonObject> after(List<JsonObject> told) {
		return told.isEmpty() ? List.of() : page("events", "&ending_before=" + text(told.get(told.size() - 1), "id"));
	}

	private static List<JsonObject> oldestFirst(List<JsonObject> page) {
		var turned = new ArrayList<>(page);
		Collections.reverse(turned);
		return turned;
	}

	/** All objects of a list, newest first. */
	private static List<JsonObject> list(String path, String query) {
		var all = new ArrayList<JsonObject>();
		for (var page = page(path, query); !page.isEmpty(); page = page(path,
				query + "&starting_after=" + text(page.get(page.size() - 1), "id"))) {
			all.addAll(page);
		}
		return all;
	}

	private static List<JsonObject> page(String path, String query) {
		var answer = fixture.api("GET", "/v1/" + path + "?limit=100" + query, "").body();
		return JsonParser.parseString(answer)
			.getAsJsonObject()
			.getAsJsonArray("data")
			.asList()
			.stream()
			.map((element) -> element.getAsJsonObject())
			.toList();
	}

	private static long net(JsonObject line) {
		return line.get("net").getAsLong();
	}

	private static long sum(JsonArray parts) {
		return parts.asList().stream().mapToLong((part) -> part.getAsJsonObject().get("amount").getAsLong()).sum();
	}

	private static String text(JsonObject object, String field) {
		return object.get(field).getAsString();
	}

}
