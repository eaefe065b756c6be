package org.tragwerk.stripe.command;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.money.Money;
import org.tragwerk.provider.ChangePledgeCommand;
import org.tragwerk.provider.CommandId;
import org.tragwerk.provider.CommandObsoleteException;
import org.tragwerk.stripe.client.FakeStripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class AmountChangerTests {

	private static final CommandId COMMAND = new CommandId(UUID.fromString("00000000-0000-0000-0000-0000000000c0"));

	private final FakeStripe stripe = new FakeStripe();

	private final AmountChanger changer = new AmountChanger(this.stripe.client());

	@BeforeEach
	void answer() {
		this.stripe.answer("GET /v1/subscriptions/sub_1", subscription(500, "null"));
		this.stripe.answer("POST /v1/subscriptions/sub_1", subscription(1000, "null"));
	}

	@Test
	@Fault({ "F48", "F50" })
	void changesTheAmountFromTheNextPeriodOn() {
		change(1000);
		assertThat(this.stripe.changes()).containsExactly("POST /v1/subscriptions/sub_1 items[0][id]=si_1"
				+ " items[0][price_data][currency]=eur items[0][price_data][product]=prod_1"
				+ " items[0][price_data][recurring][interval]=month items[0][price_data][recurring][interval_count]=3"
				+ " items[0][price_data][unit_amount]=1000 items[0][quantity]=1 proration_behavior=none");
		assertThat(this.stripe.keys()).containsExactly("amount-" + COMMAND);
	}

	@Test
	@Fault("F43")
	void recoversFromAStoredFailure() {
		this.stripe.failAndKeep("POST /v1/subscriptions/sub_1")
			.thenAnswer("POST /v1/subscriptions/sub_1", subscription(1000, "null"));
		change(1000);
		assertThat(this.stripe.keys()).containsExactly("amount-" + COMMAND, "amount-" + COMMAND + "-again");
	}

	@Test
	@Fault("F43")
	void acceptsAChangeMadeByAFailedCall() {
		this.stripe.failAndKeep("POST /v1/subscriptions/sub_1");
		this.stripe.thenAnswer("GET /v1/subscriptions/sub_1", subscription(1000, "null"));
		change(1000);
		assertThat(this.stripe.keys()).containsExactly("amount-" + COMMAND);
	}

	@Test
	@Fault("F41")
	void keepsAnAmountThatIsAlreadyCollected() {
		change(500);
		assertThat(this.stripe.changes()).isEmpty();
	}

	@Test
	void refusesAnEndedSubscription() {
		this.stripe.answer("GET /v1/subscriptions/sub_1", subscription(500, "1"));
		assertThatExceptionOfType(CommandObsoleteException.class).isThrownBy(() -> change(1000));
		assertThat(this.stripe.changes()).isEmpty();
	}

	@Test
	@Fault("F49")
	void refusesAnIncompleteSubscription() {
		this.stripe.answer("GET /v1/subscriptions/sub_1",
				subscription(500, "null").replaceFirst("\\{", "{\"status\":\"incomplete\","));
		assertThatExceptionOfType(CommandObsoleteException.class).isThrownBy(() -> change(1000))
			.withMessageContaining("first payment");
		assertThat(this.stripe.changes()).isEmpty();
	}

	@Test
	@Fault("F50")
	void failsForASecondItem() {
		var two = subscription(1000, "null").replace("}}}]}}", "}}},{\"id\":\"si_2\"}]}}");
		this.stripe.answer("POST /v1/subscriptions/sub_1", two);
		assertThatIllegalStateException().isThrownBy(() -> change(1000))
			.withMessage("sub_1 does not collect the new amount alone");
		this.stripe.answer("POST /v1/subscriptions/sub_1", subscription(900, "null"));
		assertThatIllegalStateException().isThrownBy(() -> change(1000))
			.withMessage("sub_1 does not collect the new amount alone");
	}

	private void change(long cents) {
		this.changer.execute(new ChangePledgeCommand("sub_1", new Money(cents)), COMMAND);
	}

	private static String subscription(long amount, String endedAt) {
		return """
				{"id":"sub_1","object":"subscription","ended_at":%s,"items":{"object":"list","data":[
				{"id":"si_1","object":"subscription_item","price":{"id":"price_1","object":"price","currency":"eur",
				"product":"prod_1","unit_amount":%d,"recurring":{"interval":"month","interval_count":3}}}]}}"""
			.formatted(endedAt, amount);
	}

}
