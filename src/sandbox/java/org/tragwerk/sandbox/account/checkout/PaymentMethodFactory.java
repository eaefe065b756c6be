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

/**
 * Creates payment methods and mandates from the submitted form, and attaches them to
 * customers.
 */
final class PaymentMethodFactory {

	private final Account account;

	PaymentMethodFactory(Account account) {
		this.account = account;
	}

	/** Creates a payment method without a customer. */
	PaymentMethod make(CheckoutSession session, CheckoutCompletion completion) {
		var email = emailOf(session, completion);
		var method = new PaymentMethod(id("pm_1"), this.account.now(), details(completion, email));
		method.email = email;
		return method;
	}

	/** Attaches the payment method to a customer, with a mandate if it needs one. */
	PaymentMethod attach(PaymentMethod method, CheckoutSession session, Customer customer) {
		method.customer = customer.id;
		method.email = (session.customerEmail != null) ? session.customerEmail : customer.email;
		method.name = customer.name;
		return this.account.table(PaymentMethod.class).add(mandate(method, session));
	}

	/**
	 * Adds the mandate that the payment method needs: multi-use in setup mode or with
	 * {@code setup_future_usage}, else single-use.
	 */
	PaymentMethod mandate(PaymentMethod method, CheckoutSession session) {
		if (method.details.isDelayed() || method.details.needsMandate() && method.customer != null) {
			var reference = this.account.newId("", 16).toUpperCase(Locale.ROOT);
			var mandate = new Mandate(id("mandate_1"), this.account.now(), method, reference);
			mandate.amount = (session.isSetup() || session.setupFutureUsage != null) ? null
					: Long.valueOf(session.total());
			method.mandate = this.account.table(Mandate.class).add(mandate).id;
		}
		return method;
	}

	private @Nullable String emailOf(CheckoutSession session, CheckoutCompletion completion) {
		if (session.customer != null) {
			return this.account.table(Customer.class).get(session.customer).email;
		}
		return (session.customerEmail != null) ? session.customerEmail : completion.email();
	}

	private static PaymentMethodDetails details(CheckoutCompletion completion, @Nullable String email) {
		return switch (completion.paymentMethod()) {
			case "sepa_debit" -> SepaDebit.of(Objects.requireNonNullElse(completion.iban(), SepaDebit.TEST_IBAN));
			case "paypal" -> new Paypal(Objects.requireNonNullElse(email, "payer@example.org"));
			default ->
				new Card((completion.card() != null) ? lastOf(completion.card()) : switch (completion.outcome()) {
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
