package org.tragwerk.sandbox.account.checkout;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** The model of a session's hosted page. */
public record CheckoutPage(Links links, Sale sale, Payer payer, State state, List<String> paymentMethodTypes) {

	static CheckoutPage of(CheckoutSession session) {
		return new CheckoutPage(Links.of(session), Sale.of(session), Payer.of(session), State.of(session),
				session.paymentMethodTypes);
	}

	public boolean isOpen() {
		return this.state.status().equals("open");
	}

	public boolean isComplete() {
		return this.state.status().equals("complete");
	}

	/** The session's id, cancel URL and return URL. */
	public record Links(String id, @Nullable String cancelUrl, String returnUrl) {

		static Links of(CheckoutSession session) {
			return new Links(session.id, session.cancelUrl,
					session.successUrl.replace("{CHECKOUT_SESSION_ID}", session.id));
		}

	}

	/**
	 * The product and its price in cents; the interval is null in payment mode, the
	 * product in setup mode.
	 */
	public record Sale(@Nullable String product, long amount, String currency, @Nullable String interval,
			int intervalCount) {

		static Sale of(CheckoutSession session) {
			if (session.isSetup()) {
				return new Sale(null, 0, (session.currency != null) ? session.currency : "eur", null, 0);
			}
			var line = session.lines.get(0);
			return new Sale(line.product().name, session.total(), session.currency(), line.price().interval,
					line.price().intervalCount);
		}

	}

	/** The payer's email address, if it is known, and the page's language. */
	public record Payer(@Nullable String email, String locale) {

		static Payer of(CheckoutSession session) {
			return new Payer((session.paidEmail != null) ? session.paidEmail : session.customerEmail,
					(session.locale != null) ? session.locale : "auto");
		}

	}

	/**
	 * The session's mode and status, and what the page shows because of an earlier
	 * submission; its kind of payment method is null before the first one.
	 */
	public record State(String mode, String status, boolean declined, boolean asksForAuthentication,
			@Nullable String paymentMethodType) {

		static State of(CheckoutSession session) {
			var attempt = session.attempt;
			return new State(session.mode, session.status,
					attempt != null && attempt.failedCharge != null || session.setupHasFailed,
					attempt != null && attempt.nextAction != null || session.setupAsksForAuthentication,
					session.submittedType);
		}

	}

}
