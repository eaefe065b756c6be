package org.tragwerk.cancellation;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.tragwerk.site.ClientNetwork;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where both forms are handed in. Everybody gets the same answer at the same pace,
 * whether a contract is known or not.
 */
@Component
class SubmitDeclaration {

	private final ReceiveDeclaration receiveDeclaration;

	private final CancellationLimits limits;

	private final DeclarationPage page;

	SubmitDeclaration(ReceiveDeclaration receiveDeclaration, CancellationLimits limits, DeclarationPage page) {
		this.receiveDeclaration = receiveDeclaration;
		this.limits = limits;
		this.page = page;
	}

	ModelAndView take(DeclarationForm form, Locale locale, HttpServletRequest request, HttpServletResponse response) {
		var network = ClientNetwork.of(request);
		return this.limits.waitFor(network)
			.map((wait) -> this.page.refuse(form.wish().kind().act(), form, wait, response))
			.orElseGet(() -> take(form, locale, network));
	}

	private ModelAndView take(DeclarationForm form, Locale locale, ClientNetwork network) {
		var by = form.declarant(locale);
		var receipt = form.receipt(by);
		var quiet = !this.limits.allowLetter(network, by.address());
		this.receiveDeclaration.receive(form.wish(), by, receipt, quiet);
		return this.page.received(form.wish().kind().act(), receipt);
	}

}
