package org.tragwerk.stripe.command;

import java.util.Optional;
import java.util.stream.Stream;

import com.stripe.StripeClient;
import com.stripe.model.Invoice;
import com.stripe.net.RequestOptions;
import com.stripe.param.InvoiceFinalizeInvoiceParams;
import com.stripe.param.InvoiceListParams;
import org.tragwerk.provider.CommandId;
import org.tragwerk.provider.VoidDraftsCommand;
import org.tragwerk.stripe.client.StoredFailureRecovery;
import org.tragwerk.stripe.client.StripeErrors;
import org.tragwerk.stripe.client.StripeLists;

import org.springframework.stereotype.Component;

/**
 * Voids invoices that Stripe neither finalizes nor collects by itself. Stripe voids no
 * drafts, and deletes none of a subscription, so they are finalized first.
 */
@Component
class InvoiceVoider implements CommandExecutor<VoidDraftsCommand> {

	private final StripeClient stripe;

	InvoiceVoider(StripeClient stripe) {
		this.stripe = stripe;
	}

	@Override
	public Class<VoidDraftsCommand> type() {
		return VoidDraftsCommand.class;
	}

	@Override
	public void execute(VoidDraftsCommand command, CommandId id) {
		var subscription = command.subscriptionId();
		Stream
			.concat(untouched(subscription, InvoiceListParams.Status.DRAFT).map((draft) -> finalized(draft, id)),
					untouched(subscription, InvoiceListParams.Status.OPEN))
			.forEach((invoice) -> voidInvoice(invoice, id));
	}

	/**
	 * The invoices in that status that Stripe does not collect and that nobody tried to
	 * pay; open ones were finalized by an earlier attempt of the same command.
	 */
	private Stream<Invoice> untouched(String subscription, InvoiceListParams.Status status) {
		var params = InvoiceListParams.builder()
			.setSubscription(subscription)
			.setStatus(status)
			.setLimit(StripeLists.PAGE)
			.build();
		return StripeErrors.call(() -> this.stripe.v1().invoices().list(params))
			.getData()
			.stream()
			.filter((invoice) -> "subscription_cycle".equals(invoice.getBillingReason()))
			.filter((invoice) -> Boolean.FALSE.equals(invoice.getAutoAdvance()) && invoice.getAttemptCount() == 0);
	}

	private Invoice finalized(Invoice draft, CommandId command) {
		var params = InvoiceFinalizeInvoiceParams.builder().setAutoAdvance(false).build();
		return StoredFailureRecovery.callOnce("finalize-" + command + "-" + draft.getId(),
				(key) -> StripeErrors
					.call(() -> this.stripe.v1().invoices().finalizeInvoice(draft.getId(), params, options(key))),
				() -> find(draft, "open"));
	}

	private void voidInvoice(Invoice invoice, CommandId command) {
		StoredFailureRecovery.callOnce("void-" + command + "-" + invoice.getId(),
				(key) -> StripeErrors
					.call(() -> this.stripe.v1().invoices().voidInvoice(invoice.getId(), options(key))),
				() -> find(invoice, "void"));
	}

	private Optional<Invoice> find(Invoice invoice, String status) {
		return Optional.of(StripeErrors.call(() -> this.stripe.v1().invoices().retrieve(invoice.getId())))
			.filter((now) -> status.equals(now.getStatus()));
	}

	private static RequestOptions options(String key) {
		return RequestOptions.builder().setIdempotencyKey(key).build();
	}

}
