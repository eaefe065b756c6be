package org.tragwerk.stripe.sync;

import java.time.Instant;
import java.util.Map;

import com.stripe.model.Subscription;
import com.stripe.net.ApiResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.Fault;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.Pledge;
import org.tragwerk.subscription.Status;
import org.tragwerk.subscription.SubscriptionSnapshot;
import org.tragwerk.subscription.SubscriptionSnapshot.EndCause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SnapshotConverterTests {

	private static final Pledge PLEDGE = new Pledge(new Money(750), Interval.MONTHLY);

	private static final String ITEM = """
			{"id":"si_1","current_period_start":1800000000,"current_period_end":1802678400,
			"price":{"id":"price_1","currency":"eur","unit_amount":750,"recurring":{"interval":"month","interval_count":1}}}""";

	@ParameterizedTest
	@CsvSource({ "incomplete,INCOMPLETE", "incomplete_expired,ABANDONED", "trialing,ACTIVE", "active,ACTIVE",
			"past_due,PAST_DUE", "unpaid,UNPAID", "paused,PAUSED", "canceled,ENDED" })
	void convertsEveryStatus(String stripe, Status ours) {
		assertThat(read(subscription(stripe, ITEM, "")).status()).isEqualTo(ours);
	}

	@Test
	void treatsPausedCollectionAsPaused() {
		var paused = subscription("active", ITEM,
				",\"pause_collection\":{\"behavior\":\"void\",\"resumes_at\":1801000000}");
		assertThat(read(paused).status()).isEqualTo(Status.PAUSED);
		assertThat(read(paused).resumesAt()).isEqualTo(Instant.ofEpochSecond(1801000000));
	}

	@Test
	@Fault("F57")
	void readsAScheduledEndFromEitherField() {
		assertThat(read(subscription("active", ITEM, ",\"cancel_at\":1801000000")).endsAt())
			.isEqualTo(Instant.ofEpochSecond(1801000000));
		assertThat(read(subscription("active", ITEM, ",\"cancel_at_period_end\":true")).endsAt())
			.isEqualTo(Instant.ofEpochSecond(1802678400));
		assertThat(read(subscription("active", ITEM, "")).endsAt()).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "payment_failed, PAYMENT_FAILED", "payment_disputed, PAYMENT_DISPUTED", "cancellation_requested," })
	void readsTheCauseOfTheEnd(String stripe, @Nullable EndCause ours) {
		assertThat(read(subscription("canceled", ITEM, ",\"cancellation_details\":{\"reason\":\"" + stripe + "\"}"))
			.endCause()).isEqualTo(ours);
	}

	@Test
	@Fault("F59")
	void treatsADeletedCustomerAsTheCause() {
		var deleted = ",\"customer\":{\"id\":\"cus_1\",\"object\":\"customer\",\"deleted\":true},"
				+ "\"cancellation_details\":{\"reason\":\"cancellation_requested\"}";
		assertThat(read(subscription("canceled", ITEM, deleted)).endCause()).isEqualTo(EndCause.CUSTOMER_DELETED);
	}

	@Test
	@Fault("F59")
	void keepsTheCauseBeforeTheCustomerWasDeleted() {
		var deleted = ",\"customer\":{\"id\":\"cus_1\",\"object\":\"customer\",\"deleted\":true},"
				+ "\"cancellation_details\":{\"reason\":\"payment_failed\"}";
		assertThat(read(subscription("canceled", ITEM, deleted)).endCause()).isEqualTo(EndCause.PAYMENT_FAILED);
	}

	@Test
	@Fault("F22")
	void rejectsAnUnknownStatus() {
		assertThatExceptionOfType(UnsupportedObjectException.class)
			.isThrownBy(() -> read(subscription("hibernating", ITEM, "")))
			.withMessage("Its status is hibernating");
	}

	@Test
	@Fault({ "F22", "F50" })
	void usesTheLatestPeriodOfSeveralItems() {
		var later = ITEM.replace("1802678400", "1802678401");
		var two = subscription("active", later + "," + ITEM, "");
		assertThat(read(two).paidUntil()).isEqualTo(Instant.ofEpochSecond(1802678401));
		assertThatExceptionOfType(UnsupportedObjectException.class).isThrownBy(() -> SnapshotConverter.onlyItem(two))
			.withMessageContaining("2 items");
		assertThatExceptionOfType(UnsupportedObjectException.class)
			.isThrownBy(() -> read(subscription("active", "", "")));
	}

	@Test
	void hasNoAttemptForInvalidMetadata() {
		var changed = subscription("active", ITEM, "");
		changed.setMetadata(Map.of("attempt_id", "somebody's"));
		assertThat(read(changed).attemptId()).isNull();
		changed.setMetadata(Map.of());
		assertThat(read(changed).attemptId()).isNull();
		changed.setMetadata(null);
		assertThat(read(changed).attemptId()).isNull();
	}

	private static SubscriptionSnapshot read(Subscription subscription) {
		return SnapshotConverter.subscription(subscription, PLEDGE, false, null);
	}

	private static Subscription subscription(String status, String items, String more) {
		return ApiResource.GSON.fromJson("""
				{"id":"sub_1","object":"subscription","status":"%s","start_date":1800000000,"metadata":
				{"attempt_id":"00000000-0000-0000-0000-000000000001"},"items":{"object":"list","data":[%s]}%s}"""
			.formatted(status, items, more), Subscription.class);
	}

}
