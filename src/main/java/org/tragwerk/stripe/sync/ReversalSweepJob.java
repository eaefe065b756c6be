package org.tragwerk.stripe.sync;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import com.stripe.StripeClient;
import com.stripe.model.Dispute;
import com.stripe.model.HasId;
import com.stripe.model.Refund;
import com.stripe.model.radar.EarlyFraudWarning;
import com.stripe.model.StripeCollection;
import com.stripe.param.DisputeListParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.radar.EarlyFraudWarningListParams;
import org.jspecify.annotations.Nullable;
import org.tragwerk.stripe.client.RequestPriority;
import org.tragwerk.stripe.client.StripeErrors;
import org.tragwerk.stripe.client.StripeLists;
import org.tragwerk.stripe.sync.CustomerSweep.Page;
import org.tragwerk.task.RecurringJob;

import org.springframework.stereotype.Component;

/**
 * Marks the customers of recently refunded, returned, disputed or suspicious payments for
 * a sync, in case webhook events were lost. The subscription sweep does not cover gifts
 * and ended subscriptions, whose debits banks can still return for thirteen months.
 * Refunds and fraud warnings are checked for 40 days, in which refunds can fail, and
 * disputes for 120 days, in which most are decided.
 */
@Component
class ReversalSweepJob {

	private static final Duration REFUNDS = Duration.ofDays(40);

	private static final Duration DISPUTES = Duration.ofDays(120);

	private static final Duration AGE = Duration.ofDays(1);

	private final StripeClient stripe;

	private final CustomerSweep customerSweep;

	private final Clock clock;

	ReversalSweepJob(StripeClient stripe, CustomerSweep customerSweep, Clock clock) {
		this.stripe = stripe;
		this.customerSweep = customerSweep;
		this.clock = clock;
	}

	@RecurringJob(name = "reversal-sweep", every = "${tragwerk.jobs.reversal-sweep:PT1H}")
	void sweep() {
		RequestPriority.SWEEP.run(() -> {
			this.customerSweep.run(Sweep.REFUNDS, AGE, this::refunds);
			this.customerSweep.run(Sweep.DISPUTES, AGE, this::disputes);
			this.customerSweep.run(Sweep.FRAUD_WARNINGS, AGE, this::fraudWarnings);
		});
	}

	private Page refunds(@Nullable String after) {
		var params = RefundListParams.builder()
			.setCreated(RefundListParams.Created.builder().setGte(secondsAgo(REFUNDS)).build())
			.setLimit(StripeLists.PAGE)
			.setStartingAfter(after)
			.build();
		return page(StripeErrors.call(() -> this.stripe.v1().refunds().list(params)), Refund::getPaymentIntent);
	}

	private Page disputes(@Nullable String after) {
		var params = DisputeListParams.builder()
			.setCreated(DisputeListParams.Created.builder().setGte(secondsAgo(DISPUTES)).build())
			.setLimit(StripeLists.PAGE)
			.setStartingAfter(after)
			.build();
		return page(StripeErrors.call(() -> this.stripe.v1().disputes().list(params)), Dispute::getPaymentIntent);
	}

	private Page fraudWarnings(@Nullable String after) {
		var params = EarlyFraudWarningListParams.builder()
			.setCreated(EarlyFraudWarningListParams.Created.builder().setGte(secondsAgo(REFUNDS)).build())
			.setLimit(StripeLists.PAGE)
			.setStartingAfter(after)
			.build();
		return page(StripeErrors.call(() -> this.stripe.v1().radar().earlyFraudWarnings().list(params)),
				EarlyFraudWarning::getPaymentIntent);
	}

	private static <T extends HasId> Page page(StripeCollection<T> listed, Function<T, @Nullable String> payment) {
		var data = listed.getData();
		var payments = data.stream().map(payment).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
		return new Page(payments, Boolean.TRUE.equals(listed.getHasMore()) ? lastId(data) : null);
	}

	private static @Nullable String lastId(List<? extends HasId> data) {
		return data.isEmpty() ? null : data.get(data.size() - 1).getId();
	}

	private long secondsAgo(Duration age) {
		return this.clock.instant().minus(age).getEpochSecond();
	}

}
