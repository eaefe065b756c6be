package org.tragwerk.sandbox;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.StripeAccount;
import org.tragwerk.sandbox.account.checkout.CheckoutPage;
import org.tragwerk.sandbox.account.dashboard.LastPledge;

/** What a newcomer can try with the last pledge, each with one button. */
record FirstSteps(StripeAccount stripe, Mailbox mailbox, SiteLinks links) {

	String panel(String language) {
		var pledge = this.stripe.dashboard().lastPledge().orElse(null);
		return Template.fill("first-steps", language, Map.of("pledge", describe(pledge, language), "pay", pay(language),
				"bounce", bounce(pledge, language), "play", play(language), "read", read(pledge, language)));
	}

	private static String describe(@Nullable LastPledge pledge, String language) {
		return (pledge == null) ? Template.text(language, "try.none")
				: Template.text(language, "try.pledge", payer(pledge), amount(pledge, language),
						interval(pledge, language), Template.day(Instant.ofEpochSecond(pledge.nextDebit()), language));
	}

	/** Pays the newest open Checkout page, or leads to the form. */
	private String pay(String language) {
		var open = this.stripe.checkout().newestOpen();
		if (open != null) {
			return Template.fill("try-pay", language,
					Map.of("id", open.links().id(), "method", open.paymentMethodTypes().get(0), "text",
							Template.text(language, "try.pay.button", amount(open, language))));
		}
		return this.links.form().isEmpty() ? ""
				: link(this.links.form(), Template.text(language, "try.pay.form"), language);
	}

	private static String bounce(@Nullable LastPledge pledge, String language) {
		if (pledge == null) {
			return "";
		}
		return pledge.failsNext() ? done("try.bounces", language)
				: Template.fill("try-bounce", language, Map.of("id", pledge.subscription()));
	}

	private String play(String language) {
		return Template.fill("try-play", language,
				Map.of("disabled", this.stripe.account().clock().isAdvancing() ? "disabled" : ""));
	}

	private String read(@Nullable LastPledge pledge, String language) {
		if (pledge == null || pledge.email() == null) {
			return "";
		}
		var count = this.mailbox.emailsTo(pledge.email()).size();
		return (count == 0) ? done("try.read.none", language)
				: link("/_sandbox/mailbox?to=" + MailboxPages.encode(pledge.email()),
						Template.text(language, "try.read.button", count), language);
	}

	private static String done(String key, String language) {
		return Template.fill("try-done", language, Map.of("text", Template.text(language, key)));
	}

	private static String link(String url, String text, String language) {
		return Template.fill("try-link", language, Map.of("url", url, "text", text));
	}

	private static String payer(LastPledge pledge) {
		return Objects.requireNonNullElse(pledge.email(), pledge.subscription());
	}

	private static String amount(LastPledge pledge, String language) {
		return CheckoutPageModel.amount(pledge.amount(), pledge.recurrence().currency(), language);
	}

	private static String amount(CheckoutPage page, String language) {
		return CheckoutPageModel.amount(page.sale().amount(), page.sale().currency(), language);
	}

	private static String interval(LastPledge pledge, String language) {
		return CheckoutPageModel.interval(pledge.recurrence().interval(), pledge.recurrence().intervalCount(),
				language);
	}

}
