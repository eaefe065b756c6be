package org.tragwerk.nodes;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.tragwerk.SandboxControl;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Payments, refunds and disputes, one by one, as they are compared between sandbox and
 * database: their cents, with the status of refunds and disputes, by Stripe's id.
 */
record ComparedMoney(Map<String, Long> payments, Map<String, String> refunds, Map<String, String> disputes) {

	/** All money of the sandbox. */
	static ComparedMoney atStripe(SandboxControl control) {
		var payments = new TreeMap<String, Long>();
		for (var payment : ComparedSubscription.all(control, "/v1/invoice_payments?status=paid")) {
			payments.put(paymentOf(payment), ComparedSubscription.number(payment.get("amount_paid")));
		}
		return new ComparedMoney(payments, back(control, "/v1/refunds?created[gte]=0"),
				back(control, "/v1/disputes?created[gte]=0"));
	}

	/** Stripe's id of a payment of an invoice, as {@code payment.provider_id} has it. */
	static String paymentOf(Map<String, Object> invoicePayment) {
		var intent = ((Map<?, ?>) invoicePayment.getOrDefault("payment", Map.of())).get("payment_intent");
		return String.valueOf((intent != null) ? intent : invoicePayment.get("id"));
	}

	private static Map<String, String> back(SandboxControl control, String path) {
		var back = new TreeMap<String, String>();
		for (var object : ComparedSubscription.all(control, path)) {
			back.put(String.valueOf(object.get("id")),
					String.valueOf(object.get("status")).toUpperCase(Locale.ROOT) + ' ' + object.get("amount"));
		}
		return back;
	}

	/** All money of the database. */
	static ComparedMoney ours(JdbcClient jdbc) {
		var payments = new HashMap<String, Long>();
		jdbc.sql("select provider_id, amount from payment where status = 'PAID'").query((row) -> {
			payments.put(row.getString(1), row.getLong(2));
		});
		return new ComparedMoney(new TreeMap<>(payments), back(jdbc, "refund"), back(jdbc, "dispute"));
	}

	private static Map<String, String> back(JdbcClient jdbc, String table) {
		var back = new TreeMap<String, String>();
		jdbc.sql("select provider_id, status || ' ' || amount from " + table).query((row) -> {
			back.put(row.getString(1), row.getString(2));
		});
		return back;
	}

}
