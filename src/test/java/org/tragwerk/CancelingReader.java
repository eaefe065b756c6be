package org.tragwerk;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A supporter who cancels through the public forms, with a {@link Visitor} as browser and
 * a mailbox.
 */
public final class CancelingReader {

	private static final Pattern REFERENCE = Pattern.compile("TW(-[0-9A-Z]{4}){3}");

	private static final Pattern LINK = Pattern.compile("https?://\\S+/(cancel|withdraw)/contracts/\\S+");

	private final PledgingReader reader;

	private final SandboxControl control;

	private final String session;

	private final String reference;

	private CancelingReader(PledgingReader reader, SandboxControl control, String session) {
		this.reader = reader;
		this.control = control;
		this.session = session;
		this.reference = find(REFERENCE, awaitMail(""));
	}

	/** A supporter who has paid by card and received the welcome email. */
	public static CancelingReader at(String baseUrl, SandboxControl control) {
		return of(PledgingReader.at(baseUrl), control);
	}

	public static CancelingReader of(PledgingReader reader, SandboxControl control) {
		return of(reader, control, "card", "succeeded");
	}

	/** A supporter whose first SEPA debit is pending and will have this outcome. */
	public static CancelingReader byDebit(String baseUrl, SandboxControl control, String outcome) {
		return of(PledgingReader.at(baseUrl), control, "sepa_debit", outcome);
	}

	/** A supporter who has paid the first 60 euros of this interval by card. */
	public static CancelingReader at(String baseUrl, SandboxControl control, String interval) {
		var reader = PledgingReader.at(baseUrl);
		return of(reader, reader.pledge("60", interval), control, "card", "succeeded");
	}

	/**
	 * A reader who paid a single gift of 20 euros by card and received the email about
	 * it.
	 */
	public static CancelingReader byGift(String baseUrl, SandboxControl control) {
		var reader = PledgingReader.at(baseUrl);
		return of(reader, reader.pledge("20", "once"), control, "card", "succeeded");
	}

	private static CancelingReader of(PledgingReader reader, SandboxControl control, String way, String outcome) {
		return of(reader, reader.pledge("7,50"), control, way, outcome);
	}

	private static CancelingReader of(PledgingReader reader, String session, SandboxControl control, String way,
			String outcome) {
		control.complete(session, way, outcome);
		return new CancelingReader(reader, control, session);
	}

	public Visitor browser() {
		return this.reader.browser();
	}

	public String address() {
		return this.reader.address();
	}

	/** The contract number from the welcome email. */
	public String reference() {
		return this.reference;
	}

	/** The subscription as read from Stripe's API. */
	public Map<String, Object> atStripe() {
		var subscription = this.control.read("/v1/checkout/sessions/" + this.session).get("subscription");
		return this.control.read("/v1/subscriptions/" + subscription);
	}

	/** The refunds of the gift as read from Stripe's API. */
	public List<Map<String, Object>> refundsOfGift() {
		var intent = this.control.read("/v1/checkout/sessions/" + this.session).get("payment_intent");
		return this.control.list("/v1/refunds?payment_intent=" + intent);
	}

	/** The subscription's start in Unix seconds. */
	public long startedAt() {
		return Long.parseLong(String.valueOf(atStripe().get("start_date")));
	}

	/** Updates the subscription at Stripe, as a change in the dashboard would. */
	public void update(Map<String, String> fields) {
		this.control.update("/v1/subscriptions/" + atStripe().get("id"), fields);
	}

	/**
	 * Fills in and sends the cancellation form.
	 * @param more further fields, names and values in turn
	 */
	public HttpResponse<String> cancel(String... more) {
		return this.reader.browser().submit("/cancel", fields(more));
	}

	/**
	 * Sends both forms of a withdrawal.
	 * @param more further fields, names and values in turn
	 */
	public HttpResponse<String> withdraw(String... more) {
		var second = this.reader.browser().submit("/withdraw", fields(more));
		assertThat(second.body()).contains("Widerruf bestätigen");
		return this.reader.browser().post("/withdraw", Visitor.hiddenFields(second.body()));
	}

	/** The HTML of the page that the response redirects to. */
	public String page(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
		return this.reader.browser().get(answer.headers().firstValue("location").orElseThrow()).body();
	}

	/**
	 * Waits for an email whose subject contains this text, and returns the text of the
	 * newest one.
	 */
	public String awaitMail(String subject) {
		return await().atMost(Patience.SOON)
			.until(() -> this.control.mailTo(this.reader.address())
				.stream()
				.filter((mail) -> String.valueOf(mail.get("subject")).contains(subject))
				.map((mail) -> String.valueOf(mail.get("text")))
				.findFirst(), (found) -> found.isPresent())
			.orElseThrow();
	}

	public long mails(String subject) {
		return this.control.mailTo(this.reader.address())
			.stream()
			.filter((mail) -> String.valueOf(mail.get("subject")).contains(subject))
			.count();
	}

	/**
	 * Waits for an email whose subject contains this text, and returns the link in the
	 * newest one.
	 */
	public String awaitLink(String subject) {
		return find(LINK, awaitMail(subject));
	}

	public static Map<String, String> fields(String email, String... more) {
		var fields = new LinkedHashMap<String, String>();
		fields.put("name", "Ada Lovelace");
		fields.put("reference", "");
		fields.put("email", email);
		for (var field : more) {
			var parts = field.split("=", 2);
			fields.put(parts[0], parts[1]);
		}
		return fields;
	}

	private Map<String, String> fields(String... more) {
		return fields(this.reader.address(), more);
	}

	private static String find(Pattern pattern, String text) {
		var matcher = pattern.matcher(text);
		assertThat(matcher.find()).as(text).isTrue();
		return matcher.group();
	}

}
