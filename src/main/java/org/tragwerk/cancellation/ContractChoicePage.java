package org.tragwerk.cancellation;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.tragwerk.subscription.Contract;
import org.tragwerk.subscription.Contracts;
import org.tragwerk.subscription.PledgeTexts;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * The model of the page of the link in an email: the contracts to choose from, or the
 * declaration's status.
 */
@Component
class ContractChoicePage {

	private final Contracts contracts;

	private final PledgeTexts pledgeTexts;

	private final DeclarationReceipt receipt;

	private final DeclarationStatusTexts statusTexts;

	ContractChoicePage(Contracts contracts, PledgeTexts pledgeTexts, DeclarationReceipt receipt,
			DeclarationStatusTexts statusTexts) {
		this.contracts = contracts;
		this.pledgeTexts = pledgeTexts;
		this.receipt = receipt;
		this.statusTexts = statusTexts;
	}

	ModelAndView show(ChooseContracts.Choice choice, String link, Locale locale) {
		return choice.declaration().isAwaitingChoice() ? choose(choice, link, locale)
				: settled(choice.declaration(), locale);
	}

	/** The contracts again, because none of them was chosen. */
	ModelAndView chooseAgain(ChooseContracts.Choice choice, String link, Locale locale) {
		var page = show(choice, link, locale).addObject("notice", "cancellation.contracts.none");
		page.setStatus(HttpStatus.BAD_REQUEST);
		return page;
	}

	private ModelAndView choose(ChooseContracts.Choice choice, String link, Locale locale) {
		var action = choice.declaration().type().action();
		return new ModelAndView("cancellation/contracts").addObject("action", action)
			.addObject("link", "/" + action + "/contracts/" + link)
			.addObject("rows", this.receipt.rows(choice.declaration(), locale))
			.addObject("contracts",
					choice.contracts().stream().map((contract) -> option(contract, choice, locale)).toList());
	}

	private ModelAndView settled(Declaration declaration, Locale locale) {
		return new ModelAndView("cancellation/result").addObject("action", declaration.type().action())
			.addAllObjects(this.statusTexts.of(declaration, locale));
	}

	private Option option(Contract contract, ChooseContracts.Choice choice, Locale locale) {
		return new Option(contract.contractNumber(), contract.pledgeText(this.pledgeTexts, locale),
				this.pledgeTexts.day(contract.madeAt(), locale), endOf(contract, choice.declaration(), locale));
	}

	private @Nullable String endOf(Contract contract, Declaration declaration, Locale locale) {
		if (declaration.type() == DeclarationType.WITHDRAWAL) {
			return null;
		}
		var end = this.contracts.endOf(contract, declaration.receivedAt(), declaration.content().earliestEnd());
		return this.pledgeTexts.day(end, locale);
	}

	/**
	 * A contract to choose from.
	 *
	 * @param endsOn the day on which it would end, null if it is withdrawn from
	 */
	record Option(String number, String pledge, String madeOn, @Nullable String endsOn) {
	}

}
