package org.tragwerk.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Subscription;
import com.stripe.param.ChargeListParams;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData.Recurring;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.SandboxControl;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.money.Pledge;
import org.tragwerk.sandbox.SandboxSettings;
import org.tragwerk.sandbox.StripeSandbox;
import org.tragwerk.subscription.DebitSchedule.Debit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.subscription.SubscriptionFixture.BERLIN;

/**
 * Compares the debits that schedules name with those that the sandbox collects, for
 * intervals, payment methods, ends and days of all kinds.
 */
class SandboxDebitsTests {

	private static final long SEED = 20280229;

	private static final String PRODUCT = "prod_newspaper";

	/**
	 * Before and after the bank's cut-off, before holidays, at the end of months, in a
	 * leap year, and late in the evening in winter, in summer and while clocks change.
	 */
	private static final List<Instant> STARTS = Stream
		.of("2027-12-23T09:29:00Z", "2027-12-23T09:31:00Z", "2027-12-30T22:30:00Z", "2028-01-29T10:00:00Z",
				"2028-01-30T22:45:00Z", "2028-01-31T10:00:00Z", "2028-02-29T12:00:00Z", "2028-03-25T23:30:00Z",
				"2028-04-13T07:00:00Z", "2028-04-30T21:15:00Z", "2028-05-31T08:29:30Z", "2028-08-31T21:30:00Z",
				"2028-10-28T23:30:00Z")
		.map(Instant::parse)
		.toList();

	private static final Instant LATER = Instant.parse("2028-12-21T08:00:00Z");

	private static final Instant END = Instant.parse("2030-01-10T12:00:00Z");

	private final StripeSandbox sandbox = StripeSandbox
		.start(SandboxSettings.onFreePorts("whsec_sandbox").repeatable(SEED, Instant.parse("2027-12-23T08:00:00Z")));

	private final SandboxControl control = new SandboxControl(this.sandbox.url());

	private final StripeClient stripe = StripeClient.builder()
		.setApiKey("sk_test_sandbox")
		.setApiBase(this.sandbox.url())
		.build();

	private final Random random = new Random(SEED);

	@AfterEach
	void close() {
		this.sandbox.close();
	}

	@Test
	@Fault("F85")
	void collectsEachDebitOnItsDayWithItsAmount() throws StripeException {
		this.sandbox.createProduct(PRODUCT, "Unterstützung");
		var pledges = new ArrayList<Pledged>();
		for (var start : STARTS) {
			this.control.advanceTo(start);
			for (var interval : List.of(Interval.MONTHLY, Interval.QUARTERLY, Interval.HALF_YEARLY, Interval.YEARLY)) {
				pledges.add(pledge(interval, PaymentMethodType.CARD));
				pledges.add(pledge(interval, PaymentMethodType.SEPA_DEBIT));
				pledges.add(pledge(interval, PaymentMethodType.PAYPAL));
			}
		}
		this.control.advanceTo(LATER);
		var later = new ArrayList<DebitSchedule>();
		for (var pledged : pledges) {
			later.add(until(current(pledged).debits(BERLIN)).after(LATER));
		}
		this.control.advanceTo(END);
		for (int i = 0; i < pledges.size(); i++) {
			var pledged = pledges.get(i);
			var charges = charges(pledged.customer());
			assertThat(collected(charges)).as("%s", pledged).isEqualTo(named(pledged.atStart().debits()));
			assertThat(pledged.previewed().sum()).as("%s", pledged).isEqualTo(pledged.atStart().sum());
			assertThat(named(later.get(i).debits())).as("%s", pledged)
				.isEqualTo(collected(charges.stream().filter(SandboxDebitsTests::isLater).toList()));
		}
	}

	private Pledged pledge(Interval interval, PaymentMethodType type) throws StripeException {
		var pledge = new Pledge(new Money(500 + this.random.nextInt(10_000)), interval);
		var customer = this.stripe.v1().customers().create(CustomerCreateParams.builder().build()).getId();
		var previewed = new SubscriptionDetails(pledge, this.sandbox.clock().instant(), null, lastMonth(), null);
		var session = this.stripe.v1().checkout().sessions().create(checkout(customer, pledge));
		this.control.complete(session.getId(), type.code(), "succeeded");
		var subscription = subscription(customer);
		var details = details(subscription, pledge, previewed.lastMonth(),
				new PaymentMethodDetails(type, null, expectedDay(charges(customer).get(0)).orElse(null)));
		var end = details.requestedEnd(BERLIN);
		if (end.isPresent()) {
			this.stripe.v1()
				.subscriptions()
				.update(subscription.getId(),
						SubscriptionUpdateParams.builder()
							.setCancelAt(end.get().getEpochSecond())
							.setProrationBehavior(SubscriptionUpdateParams.ProrationBehavior.NONE)
							.build());
		}
		return new Pledged(customer, details, until(previewed.debits(BERLIN)), until(details.debits(BERLIN)));
	}

	/** Of five pledges one goes on, the others have a last month within two years. */
	private @Nullable YearMonth lastMonth() {
		var start = YearMonth.from(this.sandbox.clock().instant().atZone(BERLIN));
		return (this.random.nextInt(5) > 0) ? start.plusMonths(this.random.nextInt(20)) : null;
	}

	/** The debits until the end of the test. */
	private static DebitSchedule until(DebitSchedule schedule) {
		return new DebitSchedule(schedule.debits().stream().filter((debit) -> debit.dueAt().isBefore(END)).toList(),
				schedule.complete(), schedule.endless());
	}

	private SubscriptionDetails current(Pledged pledged) throws StripeException {
		var details = pledged.details();
		var subscription = subscription(pledged.customer());
		return (subscription.getEndedAt() != null) ? details
				: details(subscription, details.pledge(), details.lastMonth(), details.paymentMethod());
	}

	private static SubscriptionDetails details(Subscription subscription, Pledge pledge, @Nullable YearMonth lastMonth,
			@Nullable PaymentMethodDetails method) {
		var period = subscription.getItems().getData().get(0);
		return new SubscriptionDetails(pledge, Instant.ofEpochSecond(subscription.getStartDate()),
				Instant.ofEpochSecond(period.getCurrentPeriodEnd()), lastMonth, method);
	}

	private Subscription subscription(String customer) throws StripeException {
		var params = SubscriptionListParams.builder()
			.setCustomer(customer)
			.setStatus(SubscriptionListParams.Status.ALL)
			.build();
		return this.stripe.v1().subscriptions().list(params).getData().get(0);
	}

	/** All charges of the customer, the oldest first. */
	private List<Charge> charges(String customer) throws StripeException {
		var params = ChargeListParams.builder().setCustomer(customer).setLimit(100L).build();
		var charges = new ArrayList<>(this.stripe.v1().charges().list(params).getData());
		Collections.reverse(charges);
		return charges;
	}

	private static boolean isLater(Charge charge) {
		return charge.getCreated() > LATER.getEpochSecond();
	}

	private static List<String> named(List<Debit> debits) {
		return debits.stream().map((debit) -> debit.day() + " " + debit.amount().cents()).toList();
	}

	private static List<String> collected(List<Charge> charges) {
		return charges.stream()
			.map((charge) -> expectedDay(charge)
				.orElseGet(() -> Instant.ofEpochSecond(charge.getCreated()).atZone(BERLIN).toLocalDate()) + " "
					+ charge.getAmount())
			.toList();
	}

	private static Optional<LocalDate> expectedDay(Charge charge) {
		return Optional.ofNullable(charge.getPaymentMethodDetails().getSepaDebit())
			.map((debit) -> LocalDate.parse(debit.getExpectedDebitDate()));
	}

	private static SessionCreateParams checkout(String customer, Pledge pledge) {
		return SessionCreateParams.builder()
			.setMode(SessionCreateParams.Mode.SUBSCRIPTION)
			.setCustomer(customer)
			.setSuccessUrl("http://localhost:1/thanks")
			.addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
			.addPaymentMethodType(SessionCreateParams.PaymentMethodType.SEPA_DEBIT)
			.addPaymentMethodType(SessionCreateParams.PaymentMethodType.PAYPAL)
			.addLineItem(LineItem.builder()
				.setQuantity(1L)
				.setPriceData(PriceData.builder()
					.setCurrency("eur")
					.setProduct(PRODUCT)
					.setUnitAmount(pledge.amount().cents())
					.setRecurring(Recurring.builder()
						.setInterval(Recurring.Interval.MONTH)
						.setIntervalCount((long) pledge.interval().months())
						.build())
					.build())
				.build())
			.build();
	}

	/**
	 * A pledge that was paid.
	 *
	 * @param previewed the debits that the form named
	 * @param atStart the debits that the pages and the email afterwards named
	 */
	private record Pledged(String customer, SubscriptionDetails details, DebitSchedule previewed,
			DebitSchedule atStart) {
	}

}
