package org.tragwerk.cancellation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.tragwerk.member.Token;
import org.tragwerk.money.Money;
import org.tragwerk.site.Languages;
import org.tragwerk.subscription.Contract.ContractId;

import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.util.Assert;

/**
 * A cancellation or withdrawal that was declared with one of the legal buttons, with the
 * time of receipt and its status. It takes effect as of the time of receipt, even if it
 * is executed later. Content and declarant are evidence and never change.
 */
@Entity
@DynamicUpdate
class Declaration extends AbstractAggregateRoot<Declaration> {

	@Id
	private UUID id;

	@Version
	private Long version;

	private byte[] receiptHash;

	@Embedded
	private Content content;

	@Embedded
	private Declarant declarant;

	private Instant receivedAt;

	@Embedded
	private DeclarationMatch match;

	@Embedded
	private Confirmation confirmation;

	@Enumerated(EnumType.STRING)
	private Status status;

	@Enumerated(EnumType.STRING)
	private @Nullable UnclearReason unclearReason;

	@ElementCollection(fetch = FetchType.EAGER)
	@CollectionTable(name = "declared_end", joinColumns = @JoinColumn(name = "declaration_id"))
	private Set<DeclaredEnd> ends = new HashSet<>();

	@SuppressWarnings("NullAway.Init")
	Declaration() {
	}

	/**
	 * Creates a declaration that was just received.
	 * @param receipt the same token each time the same form content is sent
	 * @param network the keyed hash of the client's network
	 */
	Declaration(Content content, Declarant declarant, Token receipt, Instant receivedAt, String network) {
		this.id = UUID.randomUUID();
		this.receiptHash = receipt.hash();
		this.content = content;
		this.declarant = declarant;
		this.receivedAt = receivedAt;
		this.match = DeclarationMatch.none();
		this.confirmation = Confirmation.pending(network);
		this.status = Status.NEW;
		registerEvent(new DeclarationEvent.Received(this.id));
	}

	/** Records which contract it names; whether it ends one is decided afterwards. */
	void match(DeclarationMatch match) {
		requireOpen();
		this.match = match;
	}

	/** Marks that the owner of the contracts is asked which of them it applies to. */
	void askForContract() {
		requireOpen();
		this.status = Status.LINK_SENT;
		this.unclearReason = null;
		registerEvent(new DeclarationEvent.BecameClear(this.id));
	}

	/**
	 * Records that it ends the contract at that time.
	 * @param refund what is refunded for the days after the end
	 */
	void recordEnd(ContractId contract, Instant endsAt, Money refund) {
		requireOpen();
		this.ends.add(new DeclaredEnd(contract, endsAt, refund));
	}

	/** Marks it as executed. */
	void markExecuted() {
		requireOpen();
		if (this.ends.isEmpty()) {
			throw new IllegalStateException(this + " is not executed, for it ends no contract.");
		}
		this.status = Status.EXECUTED;
		this.unclearReason = null;
		registerEvent(new DeclarationEvent.BecameClear(this.id));
	}

	/** Marks that staff have to resolve it. */
	void markUnclear(UnclearReason reason) {
		requireOpen();
		this.status = Status.UNCLEAR;
		this.unclearReason = reason;
		registerEvent(new DeclarationEvent.BecameUnclear(this.id, type(), reason));
	}

	private void requireOpen() {
		if (!isNew() && !isAwaitingChoice() && this.unclearReason != UnclearReason.NO_CONTRACT) {
			throw new IllegalStateException(this + " is " + this.status + " and changes no more.");
		}
	}

	/** Whether it has not been matched yet. */
	boolean isNew() {
		return this.status == Status.NEW;
	}

	/**
	 * Whether the owner of the address has yet to choose which contract it applies to.
	 */
	boolean isAwaitingChoice() {
		return this.status == Status.LINK_SENT;
	}

	/** Whether it was matched, but how it is confirmed is not decided yet. */
	boolean isToBeConfirmed() {
		return !isNew() && this.confirmation.isPending();
	}

	/** Records how it is confirmed. */
	void confirm(Confirmation confirmation) {
		Assert.state(isToBeConfirmed(), () -> this + " is confirmed already.");
		this.confirmation = confirmation;
	}

	DeclarationMatch match() {
		return this.match;
	}

	Confirmation confirmation() {
		return this.confirmation;
	}

	UUID id() {
		return this.id;
	}

	Content content() {
		return this.content;
	}

	DeclarationType type() {
		return this.content.type();
	}

	Declarant declarant() {
		return this.declarant;
	}

	Instant receivedAt() {
		return this.receivedAt;
	}

	/** The key of its status in message texts. */
	String statusName() {
		return (this.unclearReason != null) ? this.unclearReason.name() : this.status.name();
	}

	/** The contracts that it ends, ordered by their end. */
	List<DeclaredEnd> ends() {
		return this.ends.stream().sorted(Comparator.comparing(DeclaredEnd::endsAt)).toList();
	}

	/** Omits names and addresses, because the text may be logged. */
	@Override
	public String toString() {
		return "Declaration " + this.id;
	}

	/** The status of a declaration. */
	enum Status {

		NEW, LINK_SENT, EXECUTED, UNCLEAR

	}

	/**
	 * The content of a declaration.
	 *
	 * @param reason set exactly for an extraordinary cancellation
	 * @param requestedEnd the day of the end; null for the next possible one
	 */
	@Embeddable
	record Content(@Enumerated(EnumType.STRING) DeclarationType type, @Nullable String reason,
			@Nullable LocalDate requestedEnd) {

		/** The requested end, null where a contract ends as soon as possible. */
		@Nullable LocalDate earliestEnd() {
			return (this.type == DeclarationType.ORDINARY) ? this.requestedEnd : null;
		}

	}

	/**
	 * The declarant, as typed and not verified.
	 *
	 * @param email the address for the confirmation
	 * @param language ISO 639 code
	 */
	@Embeddable
	record Declarant(String name, @Nullable String contractNumber, String email, String language) {

		Locale locale() {
			return Languages.of(this.language);
		}

	}

}
