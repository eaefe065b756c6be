package org.tragwerk.sandbox.account.checkout;

import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.NotPossibleException;
import org.tragwerk.sandbox.account.customers.Customer;
import org.tragwerk.sandbox.account.paymentmethods.Card;
import org.tragwerk.sandbox.account.paymentmethods.Mandate;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethodDetails;
import org.tragwerk.sandbox.account.paymentmethods.Paypal;
import org.tragwerk.sandbox.account.paymentmethods.SepaDebit;

/** Makes payment methods of what payers type in, and gives them to customers. */
final class Wallet {

	private final Account account;

	Wallet(Account account) {
		this.account = account;
	}

	/** The payment method that belongs to nobody yet. */
	PaymentMethod make(CheckoutSession session, Decision decision) {
		var email = emailOf(session, decision);
		var method = new PaymentMethod(id("pm_1"), this.account.now(), means(decision, email));
		method.email = email;
		return method;
	}

	/** Gives the payment method to a customer, with the mandate that it needs. */
	PaymentMethod attach(PaymentMethod method, CheckoutSession session, Customer customer) {
		method.customer = customer.id;
		method.email = (session.customerEmail != null) ? session.customerEmail : customer.email;
		method.name = customer.name;
		return this.account.table(PaymentMethod.class).add(mandate(method, session));
	}

	/**
	 * Adds the mandate that the payment method needs, for one debit or for all to come.
	 */
	PaymentMethod mandate(PaymentMethod method, CheckoutSession session) {
		if (method.means.isDelayed() || method.means.needsMandate() && method.customer != null) {
			var reference = this.account.newId("", 16).toUpperCase(Locale.ROOT);
			var mandate = new Mandate(id("mandate_1"), this.account.now(), method, reference);
			mandate.amount = (session.isSetup() || session.setupFutureUsage != null) ? null
					: Long.valueOf(session.total());
			method.mandate = this.account.table(Mandate.class).add(mandate).id;
		}
		return method;
	}

	private @Nullable String emailOf(CheckoutSession session, Decision decision) {
		if (session.customer != null) {
			return this.account.table(Customer.class).get(session.customer).email;
		}
		return (session.customerEmail != null) ? session.customerEmail : decision.email();
	}

	private static PaymentMethodDetails means(Decision decision, @Nullable String email) {
		return switch (decision.paymentMethod()) {
			case "sepa_debit" -> SepaDebit.of(Objects.requireNonNullElse(decision.iban(), SepaDebit.TEST_IBAN));
			case "paypal" -> new Paypal(Objects.requireNonNullElse(email, "payer@example.org"));
			default -> new Card((decision.card() != null) ? lastOf(decision.card()) : switch (decision.outcome()) {
				case "declined" -> "0002";
				case "requires_action" -> "3155";
				default -> "4242";
			});
		};
	}

	private static String lastOf(String number) {
		var digits = number.replaceAll("\\D", "");
		if (digits.length() < 4) {
			throw new NotPossibleException("Not a card's number, nor its last four digits: " + number);
		}
		return digits.substring(digits.length() - 4);
	}

	private String id(String prefix) {
		return this.account.newId(prefix, 23);
	}

}
