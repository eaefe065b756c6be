package org.tragwerk.sandbox;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.annotations.SerializedName;
import com.stripe.model.StripeCollection;
import org.jspecify.annotations.Nullable;

/** Compares JSON with the fields that stripe-java's model classes publish. */
final class PublishedShape {

	/**
	 * Fields that Stripe's specification does not require, by the simple name of the
	 * class.
	 */
	private static final Map<String, Set<String>> OPTIONAL = Map.ofEntries(
			Map.entry("Customer",
					Set.of("business_name", "cash_balance", "deleted", "individual_name", "invoice_credit_balance",
							"sources", "subscriptions", "tax", "tax_ids")),
			Map.entry("Product", Set.of("deleted")), Map.entry("Price", Set.of("currency_options", "deleted", "tiers")),
			Map.entry("Plan", Set.of("deleted", "tiers")),
			Map.entry("Session",
					Set.of("excluded_payment_method_types", "line_items", "name_collection", "optional_items",
							"presentment_details", "redirect_on_completion", "return_url", "tax_id_collection")),
			Map.entry("TotalDetails", Set.of("breakdown")), Map.entry("LineItem", Set.of("discounts", "taxes")),
			Map.entry("Subscription", Set.of("presentment_details")), Map.entry("BillingMode", Set.of("updated_at")),
			Map.entry("SubscriptionItem", Set.of("billed_until", "deleted")), Map.entry("Issuer", Set.of("account")),
			Map.entry("Invoice",
					Set.of("amount_paid_off_stripe", "confirmation_secret", "deleted", "payments", "threshold_reason")),
			Map.entry("SubscriptionDetails", Set.of("subscription_proration_date")),
			Map.entry("Payment", Set.of("charge", "payment_record")),
			Map.entry("PaymentIntent",
					Set.of("allowed_payment_method_types", "hooks", "payment_details", "presentment_details")),
			Map.entry("AmountDetails", Set.of("discount_amount", "error", "line_items", "shipping", "tax")),
			Map.entry("Tip", Set.of("amount")),
			Map.entry("StripeError",
					Set.of("advice_code", "network_advice_code", "network_decline_code", "param", "payment_intent",
							"payment_method_type", "request_log_url", "setup_intent", "source", "user_message")),
			Map.entry("Charge",
					Set.of("authorization_code", "level3", "presentment_details", "refunds", "transfer", "invoice")),
			Map.entry("FraudDetails", Set.of("stripe_report", "user_report")), Map.entry("Outcome", Set.of("rule")),
			Map.entry("RadarOptions", Set.of("session")),
			Map.entry("PaymentMethod.Card", Set.of("description", "iin", "issuer")),
			Map.entry("Charge.PaymentMethodDetails.Card",
					Set.of("capture_before", "description", "iin", "issuer", "moto")),
			Map.entry("PaymentMethod", Set.of("radar_options")),
			Map.entry("ThreeDSecure", Set.of("exemption_indicator_applied")),
			Map.entry("Event", Set.of("account", "context", "reason")),
			Map.entry("Data", Set.of("previous_attributes")), Map.entry("WebhookEndpoint", Set.of("deleted", "secret")),
			Map.entry("Account", Set.of("company", "deleted", "groups", "individual")),
			Map.entry("Controller", Set.of("fees", "losses", "requirement_collection", "stripe_dashboard")),
			Map.entry("Account.Settings", Set.of("treasury")),
			Map.entry("Account.Settings.Payments",
					Set.of("statement_descriptor_prefix_kana", "statement_descriptor_prefix_kanji")),
			Map.entry("Schedule",
					Set.of("monthly_anchor", "monthly_payout_days", "weekly_anchor", "weekly_payout_days")),
			Map.entry("TosAcceptance", Set.of("service_agreement")),
			Map.entry("Mandate", Set.of("multi_use", "on_behalf_of", "single_use")),
			Map.entry("Refund",
					Set.of("customer", "customer_account", "description", "failure_balance_transaction",
							"failure_reason", "instructions_email", "next_action", "payment_method", "pending_reason",
							"presentment_details")),
			Map.entry("Refund.DestinationDetails.Card", Set.of("reference")),
			Map.entry("Dispute", Set.of("network_reason_code", "payment_method_details")),
			Map.entry("Dispute.PaymentMethodDetails.Card", Set.of("network")),
			Map.entry("EnhancedEvidence",
					Set.of("mastercard_compliance", "visa_compelling_evidence_3", "visa_compliance")),
			Map.entry("EnhancedEligibility",
					Set.of("mastercard_compliance", "visa_compelling_evidence_3", "visa_compliance")),
			Map.entry("SetupIntent", Set.of("attach_to_self")), Map.entry("CustomerAcceptance", Set.of("offline")),
			Map.entry("MultiUse", Set.of("amount", "currency")));

	/**
	 * Classes that hold one field for each payment method, of which only the used one is
	 * there.
	 */
	private static final Set<String> ONE_OF_MANY = Set.of("PaymentMethod", "PaymentMethodDetails",
			"PaymentMethodOptions", "NextAction", "Capabilities", "DestinationDetails");

	private static final Set<String> ALWAYS_OF_A_CONFIGURATION = Set.of("id", "object", "active", "application",
			"is_default", "livemode", "name", "parent");

	private static final Set<String> ALWAYS_OF_A_PAYMENT_METHOD = Set.of("id", "object", "allow_redisplay",
			"billing_details", "created", "customer", "customer_account", "livemode", "metadata", "type");

	private final Class<?> model;

	PublishedShape(Class<?> model) {
		this.model = model;
	}

	/** What is missing and what is unknown; empty if the JSON has the published shape. */
	List<String> differences(JsonObject json) {
		var differences = new ArrayList<String>();
		compare(this.model, json, "", differences);
		return differences;
	}

	private static void compare(Class<?> model, JsonObject json, String path, List<String> differences) {
		if (json.has("deleted")) {
			return;
		}
		var fields = fields(model);
		fields.keySet()
			.stream()
			.filter((name) -> !json.has(name) && isRequired(model, name))
			.forEach((name) -> differences.add("missing " + path + name));
		json.entrySet().forEach((entry) -> {
			var field = fields.get(entry.getKey());
			if (field == null) {
				differences.add("unknown " + path + entry.getKey());
			}
			else {
				compare(field.getGenericType(), entry.getValue(), path + entry.getKey() + ".", differences);
			}
		});
	}

	private static void compare(Type type, JsonElement json, String path, List<String> differences) {
		if (json.isJsonArray()) {
			var element = elementOf(type);
			json.getAsJsonArray().forEach((one) -> compare(element, one, path, differences));
		}
		else if (json.isJsonObject()) {
			var nested = modelOf(type);
			if (nested != null && StripeCollection.class.isAssignableFrom(nested)) {
				var element = elementOf(nested.getGenericSuperclass());
				json.getAsJsonObject()
					.getAsJsonArray("data")
					.forEach((one) -> compare(element, one, path + "data.", differences));
			}
			else if (nested != null) {
				compare(nested, json.getAsJsonObject(), path, differences);
			}
		}
	}

	private static Type elementOf(Type type) {
		return (type instanceof ParameterizedType parameterized) ? parameterized.getActualTypeArguments()[0] : type;
	}

	private static @Nullable Class<?> modelOf(Type type) {
		if (type instanceof ParameterizedType parameterized) {
			return (parameterized.getRawType() == Map.class) ? null
					: modelOf(parameterized.getActualTypeArguments()[0]);
		}
		var known = (type instanceof Class<?> candidate) ? candidate : null;
		return (known != null && known.getName().startsWith("com.stripe.model") && !known.isInterface()) ? known : null;
	}

	private static boolean isRequired(Class<?> model, String name) {
		if (model.getSimpleName().equals("PaymentMethodConfiguration")) {
			return ALWAYS_OF_A_CONFIGURATION.contains(name);
		}
		if (ONE_OF_MANY.contains(model.getSimpleName())) {
			return model.getEnclosingClass() == null && ALWAYS_OF_A_PAYMENT_METHOD.contains(name);
		}
		var qualified = model.getName().substring(model.getPackageName().length() + 1).replace('$', '.');
		return !isOptionsOfACall(qualified) && !OPTIONAL.getOrDefault(qualified, Set.of()).contains(name)
				&& !OPTIONAL.getOrDefault(model.getSimpleName(), Set.of()).contains(name);
	}

	private static boolean isOptionsOfACall(String qualified) {
		return qualified.endsWith("PaymentMethodOptions.Card");
	}

	private static Map<String, Field> fields(Class<?> model) {
		var fields = new LinkedHashMap<String, Field>();
		for (var field : model.getDeclaredFields()) {
			if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
				var serialized = field.getAnnotation(SerializedName.class);
				fields.put((serialized != null) ? serialized.value() : field.getName(), field);
			}
		}
		return fields;
	}

}
