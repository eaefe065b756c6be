package org.tragwerk.sandbox.account.portal;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.OrderedMap;
import org.tragwerk.sandbox.account.core.StripeObject;

/** A configuration of the customer portal. */
public final class PortalConfiguration extends StripeObject {

	private static final List<String> REASONS = List.of("too_expensive", "missing_features", "switched_service",
			"unused", "customer_service", "too_complex", "low_quality", "other");

	boolean active = true;

	@Nullable String name;

	@Nullable String defaultReturnUrl;

	long updated;

	@Nullable String headline;

	@Nullable String privacyPolicyUrl;

	@Nullable String termsOfServiceUrl;

	boolean updatesCustomer;

	List<String> allowedUpdates = List.of();

	boolean showsInvoices;

	boolean updatesPaymentMethod;

	boolean cancels;

	String cancelMode = "at_period_end";

	String cancelProration = "none";

	boolean asksForReason;

	List<String> reasons = REASONS;

	boolean updatesSubscription;

	boolean hasLoginPage;

	PortalConfiguration(String id, long created) {
		super(id, created);
		this.updated = created;
	}

	@Override
	public Map<String, Object> render() {
		return fill("billing_portal.configuration").set("active", this.active)
			.set("business_profile",
					OrderedMap.of("headline", this.headline, "privacy_policy_url", this.privacyPolicyUrl,
							"terms_of_service_url", this.termsOfServiceUrl))
			.set("default_return_url", this.defaultReturnUrl)
			.set("features", features())
			.set("login_page",
					OrderedMap.of("enabled", this.hasLoginPage, "url",
							this.hasLoginPage ? "https://billing.stripe.com/p/login/" + this.id : null))
			.set("name", this.name)
			.set("updated", this.updated)
			.fields();
	}

	private Map<String, Object> features() {
		return OrderedMap.of("customer_update",
				OrderedMap.of("allowed_updates", this.allowedUpdates, "enabled", this.updatesCustomer),
				"invoice_history", OrderedMap.of("enabled", this.showsInvoices), "payment_method_update",
				OrderedMap.of("enabled", this.updatesPaymentMethod, "payment_method_configuration", null),
				"subscription_cancel",
				OrderedMap.of(
						"cancellation_reason", OrderedMap.of("enabled", this.asksForReason, "options", this.reasons),
						"enabled", this.cancels, "mode", this.cancelMode, "proration_behavior", this.cancelProration),
				"subscription_update",
				OrderedMap.of("billing_cycle_anchor", null, "default_allowed_updates", List.of(), "enabled",
						this.updatesSubscription, "products", null, "proration_behavior", "none",
						"schedule_at_period_end", OrderedMap.of("conditions", List.of()), "trial_update_behavior",
						"end_trial"));
	}

}
