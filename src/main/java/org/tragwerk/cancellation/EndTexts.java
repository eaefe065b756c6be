package org.tragwerk.cancellation;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.tragwerk.mail.EmailMessage;
import org.tragwerk.site.SiteProperties;
import org.tragwerk.subscription.Contract.SubscriptionContract;
import org.tragwerk.subscription.DebitTexts;
import org.tragwerk.subscription.EndReason;
import org.tragwerk.subscription.PledgeTexts;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The texts about the end of a subscription: when it ends, why, and what follows from it.
 */
@Component
class EndTexts {

	/** The reasons after which the email says whom to ask. */
	private static final Set<EndReason> UNEXPECTED = EnumSet.of(EndReason.RETURNED, EndReason.DISPUTED,
			EndReason.CUSTOMER_DELETED, EndReason.BY_STAFF);

	/** The reasons after which a member is thanked. */
	private static final Set<EndReason> THANKED = EnumSet.of(EndReason.BY_SUPPORTER, EndReason.MADE_ONCE,
			EndReason.LAST_MONTH_REACHED, EndReason.CUSTOMER_DELETED, EndReason.BY_STAFF);

	private final MessageSource messages;

	private final PledgeTexts pledgeTexts;

	private final DebitTexts debitTexts;

	private final SiteProperties site;

	EndTexts(MessageSource messages, PledgeTexts pledgeTexts, DebitTexts debitTexts, SiteProperties site) {
		this.messages = messages;
		this.pledgeTexts = pledgeTexts;
		this.debitTexts = debitTexts;
		this.site = site;
	}

	/**
	 * The values for a template: {@code title}, {@code paragraphs}, {@code pledge},
	 * {@code contractNumber}, and one of the links {@code button}, {@code again} and
	 * {@code cancelLink}.
	 * @param isPaid whether anything was ever paid
	 */
	Map<String, Object> of(EndNotification notification, SubscriptionContract contract, boolean isPaid, Locale locale) {
		var day = this.pledgeTexts.day(notification.endsAt(), locale);
		var paragraphs = switch (notification.kind()) {
			case PLANNED -> planned(notification, contract, isPaid, locale);
			case ENDED -> ended(notification, contract, isPaid, locale);
			case REVOKED -> List.of(text("goesOn", locale, day));
		};
		var model = new HashMap<String, Object>(Map.of("title", text(titleOf(notification), locale, day), "paragraphs",
				paragraphs, EmailMessage.PREVIEW, paragraphs.get(0), "pledge",
				contract.pledgeText(this.pledgeTexts, locale), "contractNumber", contract.contractNumber()));
		model.put(linkOf(notification), notification.kind() == EndNotification.Kind.REVOKED
				? cancellation(contract, locale) : formFor(contract, locale));
		return model;
	}

	private static String titleOf(EndNotification notification) {
		return "title." + (notification.isInvoluntary() ? notification.reason() : notification.kind());
	}

	private static String linkOf(EndNotification notification) {
		return (notification.kind() == EndNotification.Kind.REVOKED) ? "cancelLink"
				: notification.isInvoluntary() ? "button" : "again";
	}

	private URI cancellation(SubscriptionContract contract, Locale locale) {
		return this.site.link("/cancel?contract=%s&lang=%s".formatted(contract.contractNumber(), locale.getLanguage()));
	}

	/** The form with the pledge of the contract filled in. */
	URI formFor(SubscriptionContract contract, Locale locale) {
		var pledge = contract.subscriptionDetails().pledge();
		return this.site.link("/support?amount=%s&interval=%s&lang=%s".formatted(pledge.amount().formatNumber(locale),
				pledge.interval().key(), locale.getLanguage()));
	}

	private List<String> planned(EndNotification notification, SubscriptionContract contract, boolean isPaid,
			Locale locale) {
		var paragraphs = new ArrayList<String>();
		if (notification.reason() == EndReason.BY_STAFF) {
			paragraphs.add(text("planned.BY_STAFF", locale));
			paragraphs.add(text("question", locale, this.site.newspaper().contact()));
		}
		paragraphs.add(text("until", locale));
		paragraphs.add(debits(notification, contract, locale));
		paragraphs.addAll(refund(notification, contract, locale));
		if (isPaid) {
			paragraphs.add(text("thanks", locale));
		}
		return paragraphs;
	}

	private List<String> ended(EndNotification notification, SubscriptionContract contract, boolean isPaid,
			Locale locale) {
		var reason = Objects.requireNonNull(notification.reason());
		var paragraphs = new ArrayList<String>();
		paragraphs.add(text((isPaid || reason != EndReason.PAYMENT_FAILED) ? "ended." + reason : "neverPaid", locale));
		paragraphs.add((reason != EndReason.WITHDRAWN) ? debits(notification, contract, locale) : text("over", locale));
		paragraphs.addAll(refund(notification, contract, locale));
		if (UNEXPECTED.contains(reason)) {
			paragraphs.add(text("question", locale, this.site.newspaper().contact()));
		}
		if (isPaid && THANKED.contains(reason)) {
			paragraphs.add(text("thanks", locale));
		}
		if (notification.isInvoluntary()) {
			paragraphs.add(text("again", locale));
		}
		return paragraphs;
	}

	private String debits(EndNotification notification, SubscriptionContract contract, Locale locale) {
		return this.debitTexts.remaining(contract, notification.endsAt(), locale);
	}

	/** A debit that is pending, or was made after the end, has no sum yet. */
	private List<String> refund(EndNotification notification, SubscriptionContract contract, Locale locale) {
		var refund = notification.refund();
		if (refund.cents() > 0) {
			return List.of(text("refund", locale, refund.format(locale)));
		}
		return (contract.endsWithinAPeriod() && notification.reason() == EndReason.BY_SUPPORTER)
				? List.of(text("unused", locale)) : List.of();
	}

	private String text(String key, Locale locale, Object... values) {
		return this.messages.getMessage("cancellation.endEmail." + key, values, locale);
	}

}
