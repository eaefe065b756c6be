package org.tragwerk.cancellation;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.tragwerk.site.ClientNetwork;
import org.tragwerk.site.Limits;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Submits either form. Response and response time are the same whether or not a contract
 * exists. A declaration above the rate limit of emails is stored as well, but not
 * confirmed by email at first.
 */
@Component
class SubmitDeclaration {

	private final Declarations declarations;

	private final Limits limits;

	private final DeclarationPage page;

	SubmitDeclaration(Declarations declarations, Limits limits, DeclarationPage page) {
		this.declarations = declarations;
		this.limits = limits;
		this.page = page;
	}

	ModelAndView submit(DeclarationForm form, Locale locale, HttpServletRequest request, HttpServletResponse response) {
		var network = ClientNetwork.of(request);
		return this.limits.waitFor("cancellation-network", network.text())
			.map((wait) -> this.page.refuse(form, wait, response))
			.orElseGet(() -> submit(form, locale, network));
	}

	private ModelAndView submit(DeclarationForm form, Locale locale, ClientNetwork network) {
		var declarant = form.declarant(locale);
		var receipt = form.receipt(declarant);
		var emailSuppressed = !allowsEmail(network, declarant.email());
		this.declarations.receive(form.content(), declarant, receipt, emailSuppressed);
		return this.page.received(form.action(), receipt);
	}

	private boolean allowsEmail(ClientNetwork network, String address) {
		return this.limits.allows("cancellation-email-address", address.toLowerCase(Locale.ROOT))
				&& this.limits.allows("cancellation-email-network", network.text());
	}

}
