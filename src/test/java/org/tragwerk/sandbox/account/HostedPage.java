package org.tragwerk.sandbox.account;

import org.jspecify.annotations.Nullable;

/** What the hosted page of a session shows. */
public record HostedPage(String id, String status, String locale, String product, long amount, String currency,
		String interval, int intervalCount, @Nullable String email, boolean declined, boolean asksForAuthentication,
		@Nullable String cancelUrl, String returnUrl) {

	static HostedPage of(CheckoutSession session) {
		var line = session.lines.get(0);
		var attempt = session.attempt;
		return new HostedPage(session.id, session.status, (session.locale != null) ? session.locale : "auto",
				line.product().name, session.total(), session.currency(), String.valueOf(line.price().interval),
				line.price().intervalCount, (session.paidEmail != null) ? session.paidEmail : session.customerEmail,
				attempt != null && attempt.failed != null, attempt != null && attempt.nextAction != null,
				session.cancelUrl, session.successUrl.replace("{CHECKOUT_SESSION_ID}", session.id));
	}

	public boolean isOpen() {
		return this.status.equals("open");
	}

	public boolean isComplete() {
		return this.status.equals("complete");
	}

}
