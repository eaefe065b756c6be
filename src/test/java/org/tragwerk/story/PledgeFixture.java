package org.tragwerk.story;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.NullUnmarked;
import org.tragwerk.Patience;
import org.tragwerk.PledgingReader;
import org.tragwerk.SandboxControl;
import org.tragwerk.sandbox.StripeSandbox;
import org.tragwerk.testing.Jobs;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.awaitility.Awaitility.await;

/**
 * Access to the pledge form, the sandbox and the stored payments of a reader.
 */
@TestComponent
@NullUnmarked
class PledgeFixture {

	private final JdbcClient jdbc;

	private final ApplicationContext context;

	private final StripeSandbox sandbox;

	private final String baseUrl;

	PledgeFixture(JdbcClient jdbc, ApplicationContext context, StripeSandbox sandbox,
			@Value("${tragwerk.base-url}") String baseUrl) {
		this.jdbc = jdbc;
		this.context = context;
		this.sandbox = sandbox;
		this.baseUrl = baseUrl;
	}

	SandboxControl control() {
		return new SandboxControl(this.sandbox.url());
	}

	/** A new reader, with all payment methods enabled. */
	PledgingReader reader() {
		var reader = PledgingReader.at(this.baseUrl);
		soon(() -> {
			if (!reader.browser().get("/support").body().contains("PayPal")) {
				throw new AssertionError("PayPal is not offered yet");
			}
		});
		return reader;
	}

	Instant now() {
		return this.sandbox.clock().instant();
	}

	/** Runs the recurring jobs of a class now, by its simple name. */
	void run(String type) {
		Jobs.run(this.context, type);
	}

	Map<String, Object> subscription(PledgingReader reader) {
		return this.jdbc
			.sql("""
					select s.*, (select m.email from member m where m.id = s.member_id) as email, exists (select from supporter p where p.member_id = s.member_id) as counted,
					(select count(*) from payment p where p.purpose_id = s.id and p.status = 'PAID') as payments
					from subscription s join attempt a on a.id = s.attempt_id where a.email = ?""")
			.param(reader.address())
			.query()
			.singleRow();
	}

	/** The only payment of the only subscription. */
	Map<String, Object> payment(PledgingReader reader) {
		return this.jdbc.sql("""
				select p.*, coalesce((select sum(r.amount) from refund r
					where r.payment_id = p.id and r.status not in ('FAILED', 'CANCELED')), 0)::bigint as refunded
				from payment p join subscription s on s.id = p.purpose_id
				join attempt a on a.id = s.attempt_id where a.email = ?""").param(reader.address()).query().singleRow();
	}

	/** The only dispute of the only payment of the only subscription. */
	Map<String, Object> dispute(PledgingReader reader) {
		return this.jdbc.sql("""
				select d.* from dispute d join payment p on p.id = d.payment_id
				join subscription s on s.id = p.purpose_id
				join attempt a on a.id = s.attempt_id where a.email = ?""").param(reader.address()).query().singleRow();
	}

	/** The kinds of the tasks for staff about the reader's subscription and payments. */
	List<String> staffTasks(PledgingReader reader) {
		return this.jdbc.sql("""
				select t.kind from staff_task t join subscription s on s.id::text = t.subject
					or exists (select from payment p where p.purpose_id = s.id and p.id::text = t.subject)
				join attempt a on a.id = s.attempt_id where a.email = ? and t.closed_at is null order by t.id""")
			.param(reader.address())
			.query(String.class)
			.list();
	}

	List<Map<String, Object>> gifts(PledgingReader reader) {
		return this.jdbc
			.sql("""
					select g.*, p.payment_method_type, exists (select from supporter s where s.member_id = g.member_id) as counted
					from gift g join payment p on p.purpose_id = g.id join attempt a on a.id = g.attempt_id where a.email = ?""")
			.param(reader.address())
			.query()
			.listOfRows();
	}

	String attempt(PledgingReader reader) {
		return this.jdbc.sql("select status from attempt where email = ?")
			.param(reader.address())
			.query(String.class)
			.single();
	}

	/** Makes the last sync of the reader's customer old enough for the sweep. */
	void leaveAlone(PledgingReader reader) {
		this.jdbc.sql("""
				update customer_sync set dirty_since = dirty_since - interval '10 minutes'
				where provider_id = (select customer_id from attempt where email = ?)""")
			.param(reader.address())
			.update();
	}

	/** The text of the newest email whose subject contains this. */
	String mail(PledgingReader reader, String subject) {
		return control().mailTo(reader.address())
			.stream()
			.filter((mail) -> String.valueOf(mail.get("subject")).contains(subject))
			.map((mail) -> String.valueOf(mail.get("text")).replace('\u00a0', ' '))
			.findFirst()
			.orElse("");
	}

	/**
	 * The end of the current period of the subscription that a Checkout session created.
	 */
	@SuppressWarnings("unchecked")
	static Instant periodEnd(SandboxControl control, String session) {
		var id = control.read("/v1/checkout/sessions/" + session).get("subscription");
		var items = (Map<String, Object>) control.read("/v1/subscriptions/" + id).get("items");
		var item = ((List<Map<String, Object>>) items.get("data")).get(0);
		return Instant.ofEpochSecond(((Number) item.get("current_period_end")).longValue());
	}

	static String germanDay(Instant instant) {
		return DateTimeFormatter.ofPattern("d. MMMM yyyy", Locale.GERMAN)
			.format(instant.atZone(ZoneId.of("Europe/Berlin")));
	}

	static String words(String page) {
		return page.replaceAll("<[^>]+>", "").replace("&nbsp;", " ").replaceAll("[\\s\u00a0]+", " ");
	}

	static void soon(ThrowingRunnable assertion) {
		await().atMost(Patience.SOON).ignoreExceptions().untilAsserted(assertion);
	}

}
