package org.tragwerk.pledging;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.TragwerkTest;
import org.tragwerk.Visitor;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@TragwerkTest
@TestPropertySource(properties = "tragwerk.pledge.open=false")
class PledgingClosedTests {

	private static final String PAGE_WITH_A_FORM = "/confirm/anything";

	@Autowired
	private JdbcClient jdbc;

	private Visitor reader;

	@BeforeEach
	void open(@Value("${tragwerk.base-url}") String baseUrl) {
		this.reader = new Visitor(baseUrl);
	}

	@Test
	void showsAPageWhileClosed() {
		var page = this.reader.get("/support?campaign=danke&via=banner");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("Wir machen eine kurze Pause", "Alles läuft weiter wie bisher")
			.doesNotContain("<form class=\"pledge\"");
	}

	@Test
	void storesNothingOfAFormOpenedBefore() {
		var fields = new LinkedHashMap<>(Visitor.hiddenFields(this.reader.get(PAGE_WITH_A_FORM).body()));
		fields.putAll(Map.of("amount", "7,50", "interval", "monthly", "email", "anna@example.org"));
		var answer = this.reader.post("/support", fields);
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.headers().firstValue("Retry-After")).hasValue("3600");
		assertThat(answer.body()).contains("Es wurde nichts abgebucht.");
		assertThat(this.jdbc.sql("select count(*) from attempt").query(Long.class).single()).isZero();
	}

	@Test
	void doesNotContinueFromALinkInAnEmail() {
		var fields = Visitor.hiddenFields(this.reader.get(PAGE_WITH_A_FORM).body());
		assertThat(this.reader.post("/support/continue/anything", fields).statusCode()).isEqualTo(503);
	}

	@Test
	void showsTheReturnPageOfAnEarlierPledge() {
		assertThat(this.reader.get("/support/return?session_id=cs_test_1").body())
			.doesNotContain("Wir machen eine kurze Pause");
	}

}
