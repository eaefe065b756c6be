package org.tragwerk.cancellation;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
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

	/** The reasons after which the email says how to begin again. */
	private static final Set<EndReason> INVOLUNTARY = EnumSet.of(EndReason.PAYMENT_FAILED, EndReason.RETURNED,
			EndReason.DISPUTED, EndReason.CUSTOMER_DELETED);

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
	 * The values for a template: {@code title} and {@code paragraphs}.
	 * @param isPaid whether anything was ever paid
	 */
	Map<String, Object> of(EndNotification notification, SubscriptionContract contract, boolean isPaid, Locale locale) {
		var day = this.pledgeTexts.day(notification.endsAt(), locale);
		var paragraphs = switch (notification.kind()) {
			case PLANNED -> planned(notification, contract, isPaid, locale);
			case ENDED -> ended(notification, contract, isPaid, locale);
			case REVOKED -> List.of(paragraph("goesOn", locale, day),
					new Paragraph(text("unwanted", locale), this.site.link("/cancel")));
		};
		return Map.of("title", text("title." + notification.kind(), locale, day), "paragraphs", paragraphs);
	}

	private List<Paragraph> planned(EndNotification notification, SubscriptionContract contract, boolean isPaid,
			Locale locale) {
		var paragraphs = new ArrayList<Paragraph>();
		if (notification.reason() == EndReason.BY_STAFF) {
			paragraphs.add(paragraph("planned.BY_STAFF", locale));
			paragraphs.add(paragraph("question", locale, this.site.newspaper().contact()));
		}
		paragraphs.add(paragraph("until", locale));
		paragraphs.add(debits(notification, contract, locale));
		paragraphs.addAll(refund(notification, contract, locale));
		if (isPaid) {
			paragraphs.add(paragraph("thanks", locale, this.site.newspaper().name()));
		}
		return paragraphs;
	}

	private List<Paragraph> ended(EndNotification notification, SubscriptionContract contract, boolean isPaid,
			Locale locale) {
		var reason = Objects.requireNonNull(notification.reason());
		var paragraphs = new ArrayList<Paragraph>();
		paragraphs
			.add(paragraph((isPaid || reason != EndReason.PAYMENT_FAILED) ? "ended." + reason : "neverPaid", locale));
		paragraphs
			.add((reason != EndReason.WITHDRAWN) ? debits(notification, contract, locale) : paragraph("over", locale));
		paragraphs.addAll(refund(notification, contract, locale));
		if (INVOLUNTARY.contains(reason)) {
			paragraphs.add(new Paragraph(text("again", locale), this.site.link("/support")));
		}
		if (UNEXPECTED.contains(reason)) {
			paragraphs.add(paragraph("question", locale, this.site.newspaper().contact()));
		}
		if (isPaid && THANKED.contains(reason)) {
			paragraphs.add(paragraph("thanks", locale, this.site.newspaper().name()));
		}
		return paragraphs;
	}

	private Paragraph debits(EndNotification notification, SubscriptionContract contract, Locale locale) {
		return new Paragraph(this.debitTexts.remaining(contract, notification.endsAt(), locale), null);
	}

	/** A debit that is pending, or was made after the end, has no sum yet. */
	private List<Paragraph> refund(EndNotification notification, SubscriptionContract contract, Locale locale) {
		var refund = notification.refund();
		if (refund.cents() > 0) {
			return List.of(paragraph("refund", locale, refund.format(locale)));
		}
		return (contract.endsWithinAPeriod() && notification.reason() == EndReason.BY_SUPPORTER)
				? List.of(paragraph("unused", locale)) : List.of();
	}

	private Paragraph paragraph(String key, Locale locale, Object... values) {
		return new Paragraph(text(key, locale, values), null);
	}

	private String text(String key, Locale locale, Object... values) {
		return this.messages.getMessage("cancellation.endEmail." + key, values, locale);
	}

	/**
	 * A paragraph of the email, and the address to which it leads.
	 */
	record Paragraph(String text, @Nullable URI link) {
	}

}
