package org.tragwerk.subscription;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.tragwerk.member.Contact;
import org.tragwerk.member.MemberId;
import org.tragwerk.money.Money;
import org.tragwerk.subscription.Contract.ContractId;
import org.tragwerk.subscription.Contract.SubscriptionContract;

import org.springframework.context.MessageSource;

import static org.mockito.Mockito.mock;

/**
 * An in-memory {@link Contracts} that records its calls. Ends contracts on the requested
 * day, else at {@link #PERIOD_END}.
 */
public final class FakeContracts extends Contracts {

	public static final Instant PERIOD_END = ContractFixture.PERIOD_END;

	private final List<Holding> holdings = new ArrayList<>();

	private final List<Asked> asked = new ArrayList<>();

	private Money refund = Money.ZERO;

	private boolean isPaid = true;

	public FakeContracts() {
		super(mock(), mock(), mock(), mock(), mock());
	}

	/** Adds a contract of a member with that email address. */
	public <C extends Contract> C add(String email, C contract) {
		this.holdings.removeIf((holding) -> holding.contract().id().equals(contract.id()));
		this.holdings.add(new Holding(email, contract));
		return contract;
	}

	/** Refunds that amount for the days after an end. */
	public void refund(Money amount) {
		this.refund = amount;
	}

	/** Nothing was ever paid. */
	public void nothingPaid() {
		this.isPaid = false;
	}

	/** The calls so far. */
	public List<Asked> asked() {
		return List.copyOf(this.asked);
	}

	@Override
	public Optional<Contract> find(String number) {
		return this.holdings.stream()
			.map(Holding::contract)
			.filter((contract) -> contract.contractNumber().equals(number))
			.findFirst();
	}

	@Override
	public Contact contactOf(ContractId id) {
		return this.holdings.stream()
			.filter((holding) -> holding.contract().id().equals(id))
			.map((holding) -> new Contact(holding.email(), null, Locale.GERMANY))
			.findFirst()
			.orElseThrow();
	}

	@Override
	public List<Contract> findByAddress(String email) {
		return this.holdings.stream()
			.filter((holding) -> holding.email().equalsIgnoreCase(email))
			.map(Holding::contract)
			.sorted(Comparator.comparing(Contract::madeAt).reversed())
			.toList();
	}

	@Override
	public Contract get(ContractId id) {
		return this.holdings.stream()
			.map(Holding::contract)
			.filter((contract) -> contract.id().equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No contract is known as " + id.value() + "."));
	}

	@Override
	public SubscriptionContract get(SubscriptionId id) {
		return (SubscriptionContract) get(new ContractId(id.value()));
	}

	@Override
	public MemberId memberOf(GiftId id) {
		return SubscriptionFixture.ADA;
	}

	@Override
	public Instant endOf(Contract contract, Instant declaredAt, @Nullable LocalDate requestedEnd) {
		return endOf(requestedEnd);
	}

	private static Instant endOf(@Nullable LocalDate requestedEnd) {
		return (requestedEnd != null) ? requestedEnd.atStartOfDay(ZoneId.of("UTC")).toInstant() : PERIOD_END;
	}

	@Override
	public Money refundAfter(ContractId id, Instant endsAt) {
		return this.refund;
	}

	@Override
	public boolean isPaid(SubscriptionId id) {
		return this.isPaid;
	}

	@Override
	public Instant end(ContractId id, Instant declaredAt, @Nullable LocalDate requestedEnd, UUID cause) {
		this.asked.add(new Asked("end", id, requestedEnd, cause));
		return endOf(requestedEnd);
	}

	@Override
	public void withdraw(ContractId id, UUID cause) {
		this.asked.add(new Asked("withdraw", id, null, cause));
	}

	/** Creates pledge texts with these messages. */
	public static PledgeTexts pledgeTexts(MessageSource messages) {
		return new PledgeTexts(messages, ContractFixture.SITE);
	}

	/** Creates debit texts with these messages at that time. */
	public static DebitTexts debitTexts(MessageSource messages, Instant now) {
		return new DebitTexts(messages, pledgeTexts(messages), ContractFixture.SITE,
				Clock.fixed(now, ContractFixture.SITE.zone()));
	}

	private record Holding(String email, Contract contract) {
	}

	/**
	 * A call of {@code end} or {@code undo}.
	 */
	public record Asked(String verb, ContractId contract, @Nullable LocalDate requestedEnd, UUID cause) {
	}

}
