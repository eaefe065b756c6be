package org.tragwerk.stripe.sync;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.stripe.StripeClient;
import com.stripe.model.Charge;
import com.stripe.model.Subscription;
import com.stripe.param.SubscriptionListParams;
import org.tragwerk.money.Pledge;
import org.tragwerk.stripe.client.OwnSubscriptions;
import org.tragwerk.stripe.client.RequestPriority;
import org.tragwerk.stripe.client.StripeErrors;
import org.tragwerk.stripe.client.StripeLists;
import org.tragwerk.subscription.Subscriptions;

import org.springframework.stereotype.Component;

/**
 * Fetches a customer's subscriptions of this application. One that is known stays ours,
 * even if somebody removes its metadata or changes its product at Stripe.
 */
@Component
class SubscriptionFetcher {

	private static final Set<String> ARREARS = Set.of("past_due", "unpaid");

	private final StripeClient stripe;

	private final OwnSubscriptions ownSubscriptions;

	private final Subscriptions subscriptions;

	private final MandateFetcher mandateFetcher;

	SubscriptionFetcher(StripeClient stripe, OwnSubscriptions ownSubscriptions, Subscriptions subscriptions,
			MandateFetcher mandateFetcher) {
		this.stripe = stripe;
		this.ownSubscriptions = ownSubscriptions;
		this.subscriptions = subscriptions;
		this.mandateFetcher = mandateFetcher;
	}

	/** The newest 100 subscriptions, in every status. */
	List<Subscription> fetch(String customer) {
		var params = SubscriptionListParams.builder()
			.setCustomer(customer)
			.setStatus(SubscriptionListParams.Status.ALL)
			.setLimit(StripeLists.PAGE)
			.addExpand("data.default_payment_method")
			.addExpand("data.customer")
			.build();
		return ours(StripeErrors.call(() -> this.stripe.v1().subscriptions().list(params)).getData());
	}

	private List<Subscription> ours(List<Subscription> listed) {
		var others = listed.stream()
			.filter((subscription) -> !this.ownSubscriptions.owns(subscription))
			.map(Subscription::getId)
			.toList();
		var known = this.subscriptions.pledges(others).keySet();
		return listed.stream()
			.filter((subscription) -> !others.contains(subscription.getId()) || known.contains(subscription.getId()))
			.toList();
	}

	/**
	 * The pledges of these subscriptions, by Stripe's id. One that we do not offer keeps
	 * the pledge that is known, so that all else of its subscription is synced; without
	 * such a pledge it is left out.
	 */
	Map<String, Pledge> pledges(List<Subscription> subscriptions, UnsupportedObjects unsupported) {
		var pledges = new HashMap<String, Pledge>();
		subscriptions.forEach((subscription) -> unsupported.convert(subscription, PledgeConverter::pledge)
			.ifPresent((pledge) -> pledges.put(subscription.getId(), pledge)));
		var others = subscriptions.stream().map(Subscription::getId).filter((id) -> !pledges.containsKey(id)).toList();
		pledges.putAll(this.subscriptions.pledges(others));
		return pledges;
	}

	/**
	 * The payment methods of these subscriptions with which nothing can be collected. The
	 * mandates of direct debits are also fetched by a sweep, and while a payment is open,
	 * in case the webhook event about one was lost.
	 * @param charges all charges of the customer, the newest first
	 */
	Set<String> inactivePaymentMethods(List<Subscription> subscriptions, List<Charge> charges) {
		var checked = paymentMethods(subscriptions.stream().filter(SubscriptionFetcher::isChecked));
		var debited = new HashMap<String, String>();
		charges.stream()
			.filter((charge) -> checked.contains(String.valueOf(charge.getPaymentMethod())))
			.forEach((charge) -> ChargeConverter.mandate(charge)
				.ifPresent((mandate) -> debited.putIfAbsent(charge.getPaymentMethod(), mandate)));
		return this.mandateFetcher.inactiveAmong(paymentMethods(subscriptions.stream()), debited);
	}

	private static boolean isChecked(Subscription subscription) {
		return subscription.getEndedAt() == null
				&& (RequestPriority.SWEEP.isCurrent() || ARREARS.contains(String.valueOf(subscription.getStatus())));
	}

	private static Set<String> paymentMethods(Stream<Subscription> subscriptions) {
		return subscriptions.map(Subscription::getDefaultPaymentMethod)
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.collect(Collectors.toSet());
	}

}
