package org.tragwerk.stripe.command;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.provider.CommandId;
import org.tragwerk.provider.VoidDraftsCommand;
import org.tragwerk.stripe.client.FakeStripe;

import static org.assertj.core.api.Assertions.assertThat;

class InvoiceVoiderTests {

	private static final CommandId COMMAND = new CommandId(UUID.fromString("00000000-0000-0000-0000-0000000000c0"));

	private final FakeStripe stripe = new FakeStripe();

	private final InvoiceVoider invoiceVoider = new InvoiceVoider(this.stripe.client());

	@BeforeEach
	void answer() {
		this.stripe.answer("POST /v1/invoices/in_1/finalize", invoice("in_1", "open"));
		this.stripe.answer("POST /v1/invoices/in_1/void", invoice("in_1", "void"));
	}

	@Test
	@Fault("F55")
	void finalizesAndVoidsADraft() {
		this.stripe.list("GET /v1/invoices", invoice("in_1", "draft")).thenAnswer("GET /v1/invoices", NONE);
		this.invoiceVoider.execute(new VoidDraftsCommand("sub_1"), COMMAND);
		assertThat(this.stripe.changes()).containsExactly("POST /v1/invoices/in_1/finalize auto_advance=false",
				"POST /v1/invoices/in_1/void");
		assertThat(this.stripe.keys()).containsExactly("finalize-" + COMMAND + "-in_1", "void-" + COMMAND + "-in_1");
		assertThat(this.stripe.asked()).contains("GET /v1/invoices limit=100 status=draft subscription=sub_1",
				"GET /v1/invoices limit=100 status=open subscription=sub_1");
	}

	@Test
	@Fault("F55")
	void voidsAnInvoiceFinalizedByAnEarlierAttempt() {
		this.stripe.answer("GET /v1/invoices", NONE).thenAnswer("GET /v1/invoices", list(invoice("in_1", "open")));
		this.invoiceVoider.execute(new VoidDraftsCommand("sub_1"), COMMAND);
		assertThat(this.stripe.changes()).containsExactly("POST /v1/invoices/in_1/void");
	}

	@Test
	void keepsCollectedAttemptedAndOtherInvoices() {
		this.stripe.list("GET /v1/invoices",
				invoice("in_1", "draft").replace("\"auto_advance\":false", "\"auto_advance\":true"),
				invoice("in_1", "draft").replace("\"attempt_count\":0", "\"attempt_count\":1"),
				invoice("in_1", "draft").replace("subscription_cycle", "manual"));
		this.invoiceVoider.execute(new VoidDraftsCommand("sub_1"), COMMAND);
		assertThat(this.stripe.changes()).isEmpty();
	}

	@Test
	@Fault("F43")
	void acceptsAChangeMadeByAFailedCall() {
		this.stripe.list("GET /v1/invoices", invoice("in_1", "draft")).thenAnswer("GET /v1/invoices", NONE);
		this.stripe.failAndKeep("POST /v1/invoices/in_1/finalize").failAndKeep("POST /v1/invoices/in_1/void");
		this.stripe.answer("GET /v1/invoices/in_1", invoice("in_1", "open"))
			.thenAnswer("GET /v1/invoices/in_1", invoice("in_1", "void"));
		this.invoiceVoider.execute(new VoidDraftsCommand("sub_1"), COMMAND);
		assertThat(this.stripe.keys()).containsExactly("finalize-" + COMMAND + "-in_1", "void-" + COMMAND + "-in_1");
	}

	@Test
	@Fault("F43")
	void recoversFromAStoredFailure() {
		this.stripe.list("GET /v1/invoices", invoice("in_1", "draft")).thenAnswer("GET /v1/invoices", NONE);
		this.stripe.failAndKeep("POST /v1/invoices/in_1/finalize")
			.thenAnswer("POST /v1/invoices/in_1/finalize", invoice("in_1", "open"));
		this.stripe.answer("GET /v1/invoices/in_1", invoice("in_1", "draft"));
		this.invoiceVoider.execute(new VoidDraftsCommand("sub_1"), COMMAND);
		assertThat(this.stripe.keys()).contains("finalize-" + COMMAND + "-in_1-again");
	}

	private static final String NONE = list();

	private static String list(String... invoices) {
		return "{\"object\":\"list\",\"has_more\":false,\"data\":[" + String.join(",", invoices) + "]}";
	}

	private static String invoice(String id, String status) {
		return """
				{"id":"%s","object":"invoice","status":"%s","auto_advance":false,"attempt_count":0,
				"billing_reason":"subscription_cycle"}""".formatted(id, status);
	}

}
