package org.tragwerk.pledging;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.tragwerk.subscription.FakeContracts;

import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The form with what belongs to it, and the real texts. */
final class PledgeFormFixture {

	private PledgeFormFixture() {
	}

	static MessageSource messages() {
		var messages = new ResourceBundleMessageSource();
		messages.setBasenames("messages/pledging/messages", "messages/subscription/messages");
		messages.setDefaultEncoding("UTF-8");
		return messages;
	}

	static PledgeChoiceTexts texts() {
		return new PledgeChoiceTexts(messages(), FakeContracts.pledgeTexts(messages()),
				FakeContracts.debitTexts(messages(), PledgingFixture.NOW), preview());
	}

	static PledgeFormValidator validator(PledgeProperties properties) {
		return new PledgeFormValidator(properties, preview(), texts(),
				new AvailablePaymentMethods(properties, new FakeCheckouts()));
	}

	static DebitPreview preview() {
		return preview(PledgingFixture.NOW);
	}

	/** The preview at that moment. */
	static DebitPreview preview(Instant now) {
		return new DebitPreview(PledgingFixture.at(now), PledgingFixture.site("https://zeitung.example"));
	}

	static PayButton button(PledgeProperties properties) {
		return new PayButton(messages(), properties, preview());
	}

	/**
	 * A form with these choices, on a page that was shown with that interval and typed
	 * amount.
	 */
	static PledgeForm form(@Nullable String amount, @Nullable String suggestion, @Nullable String interval,
			PledgeForm.@Nullable Shown shown) {
		return new PledgeForm(amount, suggestion, interval, "ada@example.org", "Ada", null, null, null, null, null,
				shown);
	}

}
