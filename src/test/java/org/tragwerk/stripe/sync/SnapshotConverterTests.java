package org.tragwerk.stripe.sync;

import java.time.Instant;

import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.net.ApiResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.Fault;
import org.tragwerk.money.Money;
import org.tragwerk.subscription.PaymentSnapshot;
import org.tragwerk.subscription.Status;
import org.tragwerk.subscription.SubscriptionSnapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SnapshotConverterTests {

	private static final String ITEM = """
			{"id":"si_1","current_period_start":1800000000,"current_period_end":1802678400,
			"price":{"id":"price_1","currency":"eur","unit_amount":750,"recurring":{"interval":"month","interval_count":1}}}""";

	@Test
	@Fault("F51")
	void anInvoiceOfZeroIsNoMoney() {
		assertThat(SnapshotConverter.payments(invoice(0))).isEmpty();
		assertThat(SnapshotConverter.payments(invoice(750)))
			.containsExactly(new PaymentSnapshot("pi_1", "sub_1", new Money(750), Instant.ofEpochSecond(1800000100)));
	}

	@ParameterizedTest
	@CsvSource({ "incomplete,INCOMPLETE", "incomplete_expired,ABANDONED", "trialing,ACTIVE", "active,ACTIVE",
			"past_due,PAST_DUE", "unpaid,UNPAID", "paused,PAUSED", "canceled,ENDED" })
	void knowsEveryStatus(String stripe, Status ours) {
		assertThat(read(subscription(stripe, ITEM, "")).status()).isEqualTo(ours);
	}

	@Test
	void anActiveOneWhoseCollectionRestsIsPaused() {
		var paused = subscription("active", ITEM,
				",\"pause_collection\":{\"behavior\":\"void\",\"resumes_at\":1801000000}");
		assertThat(read(paused).status()).isEqualTo(Status.PAUSED);
		assertThat(read(paused).resumesAt()).isEqualTo(Instant.ofEpochSecond(1801000000));
	}

	@Test
	@Fault("F57")
	void eitherFieldIsAPlannedEnd() {
		assertThat(read(subscription("active", ITEM, ",\"cancel_at\":1801000000")).endsAt())
			.isEqualTo(Instant.ofEpochSecond(1801000000));
		assertThat(read(subscription("active", ITEM, ",\"cancel_at_period_end\":true")).endsAt())
			.isEqualTo(Instant.ofEpochSecond(1802678400));
		assertThat(read(subscription("active", ITEM, "")).endsAt()).isNull();
	}

	@Test
	void refusesWhatIsNothingOfOurs() {
		assertThatIllegalStateException().isThrownBy(() -> read(subscription("active", ITEM + "," + ITEM, "")))
			.withMessageContaining("2 items");
		assertThatIllegalStateException()
			.isThrownBy(() -> read(subscription("active", ITEM.replace("eur", "usd"), "")));
		assertThatIllegalStateException()
			.isThrownBy(() -> read(subscription("active", ITEM.replace("month", "week"), "")));
	}

	private static SubscriptionSnapshot read(Subscription subscription) {
		return SnapshotConverter.subscription(subscription, false, null);
	}

	private static Subscription subscription(String status, String items, String more) {
		return ApiResource.GSON.fromJson("""
				{"id":"sub_1","object":"subscription","status":"%s","start_date":1800000000,"metadata":
				{"attempt_id":"00000000-0000-0000-0000-000000000001"},"items":{"object":"list","data":[%s]}%s}"""
			.formatted(status, items, more), Subscription.class);
	}

	private static Invoice invoice(long paid) {
		return ApiResource.GSON.fromJson(
				"""
						{"id":"in_1","object":"invoice","status":"paid","amount_paid":%1$d,"parent":{"type":"subscription_details",
						"subscription_details":{"subscription":"sub_1"}},"payments":{"object":"list","data":[{"id":"inpay_1",
						"object":"invoice_payment","status":"paid","amount_paid":%1$d,"status_transitions":{"paid_at":1800000100},
						"payment":{"type":"payment_intent","payment_intent":"pi_1"}}]}}"""
					.formatted(paid),
				Invoice.class);
	}

}
