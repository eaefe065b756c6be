package org.tragwerk.stripe.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.billingportal.Configuration;
import com.stripe.param.billingportal.ConfigurationCreateParams;
import com.stripe.param.billingportal.ConfigurationListParams;
import com.stripe.param.billingportal.ConfigurationUpdateParams;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of Stripe's customer portal, in which supporters see receipts and
 * change their payment method. Cancelling, changing the amount and changing the email
 * address are disabled there, because this application has to record and confirm them
 * itself; the portal also cannot offer freely chosen amounts, which have no price in
 * Stripe's catalogue.
 */
class DesiredPortal implements DesiredObject {

	private final StripeClient stripe;

	private final ConnectionSettings connectionSettings;

	DesiredPortal(StripeClient stripe, ConnectionSettings connectionSettings) {
		this.stripe = stripe;
		this.connectionSettings = connectionSettings;
	}

	@Override
	public String name() {
		return "portal configurations";
	}

	@Override
	public List<String> differences() throws StripeException {
		var found = find();
		if (found == null) {
			return List.of("There is no portal configuration of ours.");
		}
		var differences = new ArrayList<String>();
		rules(found).forEach((sentence, holds) -> {
			if (!holds) {
				differences.add("Portal configuration " + found.getId() + " " + sentence + ".");
			}
		});
		return differences;
	}

	private static Map<String, Boolean> rules(Configuration portal) {
		var features = portal.getFeatures();
		var rules = new LinkedHashMap<String, Boolean>();
		rules.put("is switched off", portal.getActive());
		rules.put("does not show receipts", features.getInvoiceHistory().getEnabled());
		rules.put("lets nobody change the way to pay", features.getPaymentMethodUpdate().getEnabled());
		rules.put("lets supporters change the subscription", !features.getSubscriptionUpdate().getEnabled());
		rules.put("lets supporters cancel past our pages", !features.getSubscriptionCancel().getEnabled());
		rules.put("lets supporters change their address past us", !features.getCustomerUpdate().getEnabled());
		rules.put("has a login page of its own", !portal.getLoginPage().getEnabled());
		return rules;
	}

	@Override
	public void apply(SetupReport setupReport) throws StripeException {
		var found = find();
		if (found == null) {
			setupReport.addChange("Created portal configuration " + create().getId() + ".");
		}
		else if (rules(found).containsValue(false)) {
			this.stripe.v1().billingPortal().configurations().update(found.getId(), update());
			setupReport.addChange("Set portal configuration " + found.getId() + " right.");
		}
	}

	private @Nullable Configuration find() throws StripeException {
		var all = this.stripe.v1()
			.billingPortal()
			.configurations()
			.list(ConfigurationListParams.builder().setLimit(100L).build());
		return StreamSupport.stream(all.autoPagingIterable().spliterator(), false)
			.filter((portal) -> this.connectionSettings.siteMetadata()
				.equals(portal.getMetadata().get(ConnectionSettings.SITE)))
			.findFirst()
			.orElse(null);
	}

	private Configuration create() throws StripeException {
		var features = ConfigurationCreateParams.Features.builder()
			.setInvoiceHistory(ConfigurationCreateParams.Features.InvoiceHistory.builder().setEnabled(true).build())
			.setPaymentMethodUpdate(
					ConfigurationCreateParams.Features.PaymentMethodUpdate.builder().setEnabled(true).build())
			.build();
		return this.stripe.v1()
			.billingPortal()
			.configurations()
			.create(ConfigurationCreateParams.builder()
				.setName("Tragwerk")
				.setFeatures(features)
				.putMetadata(ConnectionSettings.SITE, this.connectionSettings.siteMetadata())
				.build());
	}

	private static ConfigurationUpdateParams update() {
		var features = ConfigurationUpdateParams.Features.builder()
			.setInvoiceHistory(ConfigurationUpdateParams.Features.InvoiceHistory.builder().setEnabled(true).build())
			.setPaymentMethodUpdate(
					ConfigurationUpdateParams.Features.PaymentMethodUpdate.builder().setEnabled(true).build())
			.setSubscriptionUpdate(
					ConfigurationUpdateParams.Features.SubscriptionUpdate.builder().setEnabled(false).build())
			.setSubscriptionCancel(
					ConfigurationUpdateParams.Features.SubscriptionCancel.builder().setEnabled(false).build())
			.setCustomerUpdate(ConfigurationUpdateParams.Features.CustomerUpdate.builder().setEnabled(false).build())
			.build();
		return ConfigurationUpdateParams.builder()
			.setActive(true)
			.setFeatures(features)
			.setLoginPage(ConfigurationUpdateParams.LoginPage.builder().setEnabled(false).build())
			.build();
	}

}
