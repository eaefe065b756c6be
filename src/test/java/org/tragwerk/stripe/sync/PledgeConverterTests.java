package org.tragwerk.stripe.sync;

import com.stripe.model.Subscription;
import com.stripe.net.ApiResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.Fault;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.Pledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PledgeConverterTests {

	private static final String ITEM = """
			{"id":"si_1","quantity":1,"price":{"id":"price_1","currency":"eur","unit_amount":750,
			"recurring":{"interval":"month","interval_count":1}}}""";

	@ParameterizedTest
	@CsvSource({ "month, 1, MONTHLY", "month, 3, QUARTERLY", "month, 6, HALF_YEARLY", "month, 12, YEARLY",
			"year, 1, YEARLY" })
	void convertsAmountAndInterval(String stripe, int count, Interval interval) {
		assertThat(read(ITEM.replace("\"month\",\"interval_count\":1",
				"\"%s\",\"interval_count\":%d".formatted(stripe, count))))
			.isEqualTo(new Pledge(new Money(750), interval));
	}

	@Test
	@Fault("F84")
	void multipliesByTheQuantity() {
		assertThat(read(ITEM.replace("\"quantity\":1", "\"quantity\":3")).amount()).isEqualTo(new Money(2250));
		assertThat(read(ITEM.replace("\"quantity\":1", "\"quantity\":null")).amount()).isEqualTo(new Money(750));
	}

	@ParameterizedTest
	@Fault({ "F22", "F84" })
	@CsvSource({ "eur, usd, Its currency is usd", "750, null, Its price has no fixed amount",
			"750, 0, Its price has no fixed amount", "month, week, Its interval is 1 week",
			"month, day, Its interval is 1 day",
			"'\"interval_count\":1', '\"interval_count\":2', Its interval is 2 month",
			"'\"quantity\":1', '\"quantity\":0', Its price has no fixed amount" })
	void rejectsUnsupportedPrices(String ours, String theirs, String reason) {
		var odd = ITEM.replace(ours, theirs);
		assertThatExceptionOfType(UnsupportedObjectException.class).isThrownBy(() -> read(odd)).withMessage(reason);
		assertThat(PledgeConverter.find(subscription(odd))).isEmpty();
	}

	@Test
	@Fault({ "F22", "F50" })
	void rejectsTwoItems() {
		assertThat(PledgeConverter.find(subscription(ITEM))).isPresent();
		assertThat(PledgeConverter.find(subscription(ITEM + "," + ITEM))).isEmpty();
	}

	private static Pledge read(String item) {
		return PledgeConverter.pledge(subscription(item));
	}

	private static Subscription subscription(String items) {
		return ApiResource.GSON.fromJson("""
				{"id":"sub_1","object":"subscription","items":{"object":"list","data":[%s]}}""".formatted(items),
				Subscription.class);
	}

}
