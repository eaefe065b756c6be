package org.tragwerk.pledging;

import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

import org.tragwerk.site.Languages;
import org.tragwerk.site.SiteProperties;
import org.tragwerk.subscription.Command;
import org.tragwerk.subscription.Commands;
import org.tragwerk.subscription.ProviderRefusalException;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Asks the provider for the page of an attempt, always in the same words, and writes down
 * what came of it.
 */
@Component
class CheckoutDesk {

	private final Checkouts checkouts;

	private final AttemptRepository attempts;

	private final Commands commands;

	private final TransactionTemplate transaction;

	private final SiteProperties site;

	CheckoutDesk(Checkouts checkouts, AttemptRepository attempts, Commands commands, TransactionTemplate transaction,
			SiteProperties site) {
		this.checkouts = checkouts;
		this.attempts = attempts;
		this.commands = commands;
		this.transaction = transaction;
		this.site = site;
	}

	/** Whether so many cards are declined that somebody seems to be trying them out. */
	boolean isUnderPressure() {
		return this.checkouts.declineUnusuallyMany();
	}

	/**
	 * Opens the page, or finds the one that was opened before.
	 * @throws ProviderUnavailableException if the outcome is unknown; ask again
	 * @throws ProviderRefusalException if it will never come to a page
	 */
	CheckoutPage open(Attempt attempt) {
		try {
			var page = this.checkouts.open(request(attempt));
			update(attempt, (it) -> accept(it, page));
			return page;
		}
		catch (ProviderRefusalException ex) {
			update(attempt, Attempt::refuse);
			throw ex;
		}
	}

	private void accept(Attempt attempt, CheckoutPage page) {
		attempt.open(page);
		if (attempt.isSuperseded()) {
			this.commands.ask(Command.Kind.EXPIRE_CHECKOUT, page.reference());
		}
	}

	private void update(Attempt attempt, Consumer<Attempt> change) {
		this.transaction.executeWithoutResult((status) -> this.attempts.findForUpdate(attempt.id()).ifPresent(change));
	}

	private CheckoutRequest request(Attempt attempt) {
		var order = attempt.order();
		var payer = new CheckoutRequest.Payer(order.address(), order.name(), order.language());
		return new CheckoutRequest(attempt.id(), order.pledge(), payer, attempt.expiresAt(), returnTo(order),
				backTo(order));
	}

	private URI returnTo(Order order) {
		return UriComponentsBuilder.fromUri(this.site.link("/support/return"))
			.queryParam("lang", order.language())
			.build()
			.toUri();
	}

	private URI backTo(Order order) {
		return UriComponentsBuilder.fromUri(this.site.link("/support"))
			.queryParam("lang", order.language())
			.queryParam("amount", order.pledge().amount().plain(Languages.of(order.language())))
			.queryParamIfPresent("campaign", Optional.ofNullable(order.campaign()))
			.queryParamIfPresent("via", Optional.ofNullable(order.via()))
			.queryParam("abandoned", "")
			.build()
			.toUri();
	}

}
