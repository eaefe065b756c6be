package org.tragwerk.cancellation;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.site.ClientNetwork;
import org.tragwerk.site.Limits;
import org.tragwerk.task.FailureReason;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Submits either form. Response and response time are the same whether or not a contract
 * exists; only beyond the limit of a network it is found out whether the declaration fits
 * a contract, because such a one is always received. While the database fails, the
 * response says that nothing was stored.
 */
@Component
class SubmitDeclaration {

	private static final Logger logger = LoggerFactory.getLogger(SubmitDeclaration.class);

	private final Declarations declarations;

	private final DeclarationMatcher matcher;

	private final Limits limits;

	private final DeclarationPage page;

	SubmitDeclaration(Declarations declarations, DeclarationMatcher matcher, Limits limits, DeclarationPage page) {
		this.declarations = declarations;
		this.matcher = matcher;
		this.limits = limits;
		this.page = page;
	}

	ModelAndView submit(DeclarationForm form, Locale locale, HttpServletRequest request, HttpServletResponse response) {
		try {
			var network = ClientNetwork.of(request);
			var declarant = form.declarant(locale);
			return waitFor(network, declarant).map((wait) -> this.page.refuse(form, wait, response))
				.orElseGet(() -> receive(form, declarant, network, locale));
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("A declaration could not be stored: {}", FailureReason.of(ex));
			return this.page.unavailable(form, response);
		}
	}

	private Optional<Duration> waitFor(ClientNetwork network, Declaration.Declarant declarant) {
		return this.limits.waitFor("cancellation-network", network.text())
			.filter((wait) -> !this.matcher.hasMatch(declarant));
	}

	private ModelAndView receive(DeclarationForm form, Declaration.Declarant declarant, ClientNetwork network,
			Locale locale) {
		var receipt = form.receipt(declarant);
		this.declarations.receive(form.content(), declarant, receipt,
				HexFormat.of().formatHex(this.limits.keyedHash("declaration", network.text())));
		return this.page.received(form.action(), receipt, locale);
	}

}
