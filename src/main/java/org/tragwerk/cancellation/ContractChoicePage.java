package org.tragwerk.cancellation;

import java.util.Locale;

import org.tragwerk.subscription.Contract;
import org.tragwerk.subscription.PledgeTexts;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * The model of the page of the link in an email: the contracts to choose from, or the
 * declaration's status.
 */
@Component
class ContractChoicePage {

	private final PledgeTexts pledgeTexts;

	private final DeclarationStatusTexts statusTexts;

	ContractChoicePage(PledgeTexts pledgeTexts, DeclarationStatusTexts statusTexts) {
		this.pledgeTexts = pledgeTexts;
		this.statusTexts = statusTexts;
	}

	ModelAndView show(ChooseContracts.Choice choice, String link, Locale locale) {
		return choice.declaration().awaitsChoice() ? choose(choice, link, locale)
				: settled(choice.declaration(), locale);
	}

	private ModelAndView choose(ChooseContracts.Choice choice, String link, Locale locale) {
		var action = choice.declaration().type().action();
		return new ModelAndView("cancellation/contracts").addObject("action", action)
			.addObject("link", "/" + action + "/contracts/" + link)
			.addObject("contracts", choice.contracts().stream().map((contract) -> option(contract, locale)).toList());
	}

	private ModelAndView settled(Declaration declaration, Locale locale) {
		return new ModelAndView("cancellation/result").addObject("action", declaration.type().action())
			.addAllObjects(this.statusTexts.of(declaration, locale));
	}

	private Option option(Contract contract, Locale locale) {
		return new Option(contract.contractNumber(), contract.in(this.pledgeTexts, locale),
				this.pledgeTexts.day(contract.madeAt(), locale));
	}

	/**
	 * A contract to choose from.
	 */
	record Option(String number, String pledge, String madeOn) {
	}

}
