package org.tragwerk.stripe.setup;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionListParams;
import org.tragwerk.site.SiteProperties;
import org.tragwerk.stripe.client.OwnSubscriptions;
import org.tragwerk.stripe.client.StripeLists;

/**
 * Checks the open Checkout sessions of readers: whether the settings list the domain on
 * which Stripe shows them, which the account can change, and whether Adaptive Pricing,
 * another switch of the account, is off. Both can be read from sessions only.
 */
class CheckoutCheck {

	private final StripeClient stripe;

	private final SiteProperties site;

	CheckoutCheck(StripeClient stripe, SiteProperties site) {
		this.stripe = stripe;
		this.site = site;
	}

	List<CheckResult> results() throws StripeException {
		var params = SessionListParams.builder()
			.setStatus(SessionListParams.Status.OPEN)
			.setLimit(StripeLists.PAGE)
			.build();
		var open = this.stripe.v1()
			.checkout()
			.sessions()
			.list(params)
			.getData()
			.stream()
			.filter((session) -> session.getMetadata().containsKey(OwnSubscriptions.ATTEMPT))
			.toList();
		if (open.isEmpty()) {
			return List.of(CheckResult.hint("No Checkout session of a reader is open:"
					+ " whether TRAGWERK_CHECKOUT_ORIGINS lists their domain shows only with one."));
		}
		return CheckResult.differences(differences(open));
	}

	private List<String> differences(List<Session> open) {
		var differences = new ArrayList<String>();
		var unlisted = open.stream()
			.map((session) -> URI.create(session.getUrl()))
			.filter((url) -> !this.site.isCheckout(url))
			.map((url) -> url.getScheme() + "://" + url.getRawAuthority())
			.distinct()
			.collect(Collectors.joining(", "));
		if (!unlisted.isEmpty()) {
			differences.add("Checkout is at " + unlisted
					+ ", which TRAGWERK_CHECKOUT_ORIGINS does not list: browsers do not let readers go there.");
		}
		open.stream()
			.filter(CheckoutCheck::isAdaptive)
			.findFirst()
			.ifPresent((session) -> differences.add("Checkout session " + session.getId()
					+ " has Adaptive Pricing, which lets readers pay in other currencies than euros."));
		return differences;
	}

	private static boolean isAdaptive(Session session) {
		return session.getAdaptivePricing() != null && Boolean.TRUE.equals(session.getAdaptivePricing().getEnabled());
	}

}
