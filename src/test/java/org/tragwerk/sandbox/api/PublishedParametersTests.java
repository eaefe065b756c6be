package org.tragwerk.sandbox.api;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PublishedParametersTests {

	@ParameterizedTest
	@CsvSource(delimiter = ' ', textBlock = """
			webhook_endpoint.create WebhookEndpointCreateParams
			webhook_endpoint.retrieve WebhookEndpointRetrieveParams
			webhook_endpoint.update WebhookEndpointUpdateParams
			webhook_endpoint.list WebhookEndpointListParams
			billing_portal.configuration.create billingportal.ConfigurationCreateParams
			billing_portal.configuration.retrieve billingportal.ConfigurationRetrieveParams
			billing_portal.configuration.update billingportal.ConfigurationUpdateParams
			billing_portal.configuration.list billingportal.ConfigurationListParams
			billing_portal.session.create billingportal.SessionCreateParams
			account.retrieve AccountRetrieveCurrentParams
			customer.create CustomerCreateParams
			customer.retrieve CustomerRetrieveParams
			customer.update CustomerUpdateParams
			customer.list CustomerListParams
			product.create ProductCreateParams
			product.retrieve ProductRetrieveParams
			product.update ProductUpdateParams
			product.list ProductListParams
			price.create PriceCreateParams
			price.retrieve PriceRetrieveParams
			price.list PriceListParams
			checkout.session.create checkout.SessionCreateParams
			checkout.session.retrieve checkout.SessionRetrieveParams
			checkout.session.list checkout.SessionListParams
			checkout.session.expire checkout.SessionExpireParams
			subscription.retrieve SubscriptionRetrieveParams
			subscription.list SubscriptionListParams
			subscription.update SubscriptionUpdateParams
			subscription.cancel SubscriptionCancelParams
			subscription_schedule.create SubscriptionScheduleCreateParams
			subscription_schedule.retrieve SubscriptionScheduleRetrieveParams
			subscription_schedule.list SubscriptionScheduleListParams
			subscription_schedule.update SubscriptionScheduleUpdateParams
			subscription_schedule.release SubscriptionScheduleReleaseParams
			invoice.retrieve InvoiceRetrieveParams
			invoice.pay InvoicePayParams
			invoice.void_invoice InvoiceVoidInvoiceParams
			invoice.mark_uncollectible InvoiceMarkUncollectibleParams
			invoice.list InvoiceListParams
			invoice_payment.retrieve InvoicePaymentRetrieveParams
			invoice_payment.list InvoicePaymentListParams
			payment_intent.retrieve PaymentIntentRetrieveParams
			payment_intent.list PaymentIntentListParams
			setup_intent.retrieve SetupIntentRetrieveParams
			setup_intent.list SetupIntentListParams
			refund.create RefundCreateParams
			refund.retrieve RefundRetrieveParams
			refund.update RefundUpdateParams
			refund.list RefundListParams
			dispute.retrieve DisputeRetrieveParams
			dispute.list DisputeListParams
			charge.retrieve ChargeRetrieveParams
			charge.list ChargeListParams
			balance_transaction.retrieve BalanceTransactionRetrieveParams
			balance_transaction.list BalanceTransactionListParams
			mandate.retrieve MandateRetrieveParams
			payment_method_configuration.retrieve PaymentMethodConfigurationRetrieveParams
			payment_method_configuration.list PaymentMethodConfigurationListParams
			payment_method.retrieve PaymentMethodRetrieveParams
			payment_method.list PaymentMethodListParams
			balance.retrieve BalanceRetrieveParams
			payout.create PayoutCreateParams
			payout.retrieve PayoutRetrieveParams
			payout.update PayoutUpdateParams
			payout.list PayoutListParams
			payout.cancel PayoutCancelParams
			dispute.update DisputeUpdateParams
			dispute.close DisputeCloseParams
			radar.early_fraud_warning.list radar.EarlyFraudWarningListParams
			radar.early_fraud_warning.retrieve radar.EarlyFraudWarningRetrieveParams
			invoice.finalize_invoice InvoiceFinalizeInvoiceParams
			event.retrieve EventRetrieveParams
			event.list EventListParams
			""")
	void holdsEachParameterThatStripePublishes(String operation, String params) throws ClassNotFoundException {
		assertThat(ParameterSchema.lines(operation))
			.isEqualTo(PublishedParameters.of(Class.forName("com.stripe.param." + params)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', textBlock = """
			webhook_endpoint.create WebhookEndpointCreateParams
			webhook_endpoint.retrieve WebhookEndpointRetrieveParams
			webhook_endpoint.update WebhookEndpointUpdateParams
			webhook_endpoint.list WebhookEndpointListParams
			billing_portal.configuration.create billingportal.ConfigurationCreateParams
			billing_portal.configuration.retrieve billingportal.ConfigurationRetrieveParams
			billing_portal.configuration.update billingportal.ConfigurationUpdateParams
			billing_portal.configuration.list billingportal.ConfigurationListParams
			billing_portal.session.create billingportal.SessionCreateParams
			account.retrieve AccountRetrieveCurrentParams
			customer.create CustomerCreateParams
			customer.retrieve CustomerRetrieveParams
			customer.update CustomerUpdateParams
			customer.list CustomerListParams
			product.create ProductCreateParams
			product.retrieve ProductRetrieveParams
			product.update ProductUpdateParams
			product.list ProductListParams
			price.create PriceCreateParams
			price.retrieve PriceRetrieveParams
			price.list PriceListParams
			checkout.session.create checkout.SessionCreateParams
			checkout.session.retrieve checkout.SessionRetrieveParams
			checkout.session.list checkout.SessionListParams
			checkout.session.expire checkout.SessionExpireParams
			subscription.retrieve SubscriptionRetrieveParams
			subscription.list SubscriptionListParams
			subscription.update SubscriptionUpdateParams
			subscription.cancel SubscriptionCancelParams
			subscription_schedule.create SubscriptionScheduleCreateParams
			subscription_schedule.retrieve SubscriptionScheduleRetrieveParams
			subscription_schedule.list SubscriptionScheduleListParams
			subscription_schedule.update SubscriptionScheduleUpdateParams
			subscription_schedule.release SubscriptionScheduleReleaseParams
			invoice.retrieve InvoiceRetrieveParams
			invoice.pay InvoicePayParams
			invoice.void_invoice InvoiceVoidInvoiceParams
			invoice.mark_uncollectible InvoiceMarkUncollectibleParams
			invoice.list InvoiceListParams
			invoice_payment.retrieve InvoicePaymentRetrieveParams
			invoice_payment.list InvoicePaymentListParams
			payment_intent.retrieve PaymentIntentRetrieveParams
			payment_intent.list PaymentIntentListParams
			setup_intent.retrieve SetupIntentRetrieveParams
			setup_intent.list SetupIntentListParams
			refund.create RefundCreateParams
			refund.retrieve RefundRetrieveParams
			refund.update RefundUpdateParams
			refund.list RefundListParams
			dispute.retrieve DisputeRetrieveParams
			dispute.list DisputeListParams
			charge.retrieve ChargeRetrieveParams
			charge.list ChargeListParams
			balance_transaction.retrieve BalanceTransactionRetrieveParams
			balance_transaction.list BalanceTransactionListParams
			mandate.retrieve MandateRetrieveParams
			payment_method_configuration.retrieve PaymentMethodConfigurationRetrieveParams
			payment_method_configuration.list PaymentMethodConfigurationListParams
			payment_method.retrieve PaymentMethodRetrieveParams
			payment_method.list PaymentMethodListParams
			event.retrieve EventRetrieveParams
			event.list EventListParams
			""")
	void simulatesNothingThatStripeDoesNotPublish(String operation, String params) {
		var published = ParameterSchema.lines(operation).stream().map((line) -> line.split(" ")[0]).toList();

		assertThat(ParameterSchema.of(operation).simulated())
			.allMatch((simulated) -> published.contains(simulated) || published.contains(simulated + "[]"));
	}

}
