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
import org.tragwerk.site.Languages;
import org.tragwerk.subscription.ContractId;

import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * What somebody declared with one of the legal buttons, when it was received, and what
 * became of it. It counts from the time of receipt, whenever it is executed. Content and
 * declarant are evidence and never change.
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

	private boolean emailSuppressed;

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
	 * A declaration that has just been received.
	 * @param receipt opens the page of its receipt; the same for each sending of a form
	 * @param emailSuppressed whether it came when too many had come already to confirm
	 * one that names no contract
	 */
	Declaration(Content content, Declarant declarant, Token receipt, Instant receivedAt, boolean emailSuppressed) {
		this.id = UUID.randomUUID();
		this.receiptHash = receipt.hash();
		this.content = content;
		this.declarant = declarant;
		this.receivedAt = receivedAt;
		this.emailSuppressed = emailSuppressed;
		this.status = Status.NEW;
		registerEvent(new Received(this.id));
	}

	/** The owner of the email address is asked by mail which contract is meant. */
	void askForContract() {
		requireOpen();
		this.status = Status.LINK_SENT;
		this.unclearReason = null;
	}

	/** The contract ends then because of this. */
	void recordEnd(ContractId contract, Instant endsAt) {
		requireOpen();
		this.ends.add(new DeclaredEnd(contract.value(), endsAt));
	}

	/** All that was declared is done. */
	void markExecuted() {
		requireOpen();
		if (this.ends.isEmpty()) {
			throw new IllegalStateException(this + " is not executed, for it ends no contract.");
		}
		this.status = Status.EXECUTED;
		this.unclearReason = null;
	}

	/** Somebody has to look at it. */
	void markUnclear(UnclearReason reason) {
		requireOpen();
		this.status = Status.UNCLEAR;
		this.unclearReason = reason;
	}

	private void requireOpen() {
		if (!isNew() && !awaitsChoice() && this.unclearReason != UnclearReason.NO_CONTRACT) {
			throw new IllegalStateException(this + " is " + this.status + " and changes no more.");
		}
	}

	/** Whether its contract was not looked up yet. */
	boolean isNew() {
		return this.status == Status.NEW;
	}

	/** Whether the owner of the email address was asked which contract is meant. */
	boolean awaitsChoice() {
		return this.status == Status.LINK_SENT;
	}

	/**
	 * Whether it is confirmed by email. One that is executed always is, however many came
	 * before it.
	 */
	boolean isConfirmedByEmail() {
		return this.status == Status.EXECUTED || !this.emailSuppressed;
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

	/** The name under which texts speak of its status. */
	String statusName() {
		return (this.unclearReason != null) ? this.unclearReason.name() : this.status.name();
	}

	/** Which contracts end because of it, the first to end first. */
	List<DeclaredEnd> ends() {
		return this.ends.stream().sorted(Comparator.comparing(DeclaredEnd::endsAt)).toList();
	}

	/** Keeps names and addresses out of every log. */
	@Override
	public String toString() {
		return "Declaration " + this.id;
	}

	/**
	 * How far it got.
	 */
	enum Status {

		NEW, LINK_SENT, EXECUTED, UNCLEAR

	}

	/**
	 * Why a person has to look at it.
	 */
	enum UnclearReason {

		/** No contract matches. */
		NO_CONTRACT,
		/** Withdrawn after the period for it. */
		LATE,
		/** Its reason is to be judged; nothing more is collected meanwhile. */
		EXTRAORDINARY,
		/** Something broke on our side. */
		FAILED

	}

	/**
	 * What was declared.
	 *
	 * @param reason exactly with an extraordinary cancellation
	 * @param requestedEnd the day on which a contract is to end; null for the next
	 * possible one
	 */
	@Embeddable
	record Content(@Enumerated(EnumType.STRING) DeclarationType type, @Nullable String reason,
			@Nullable LocalDate requestedEnd) {
	}

	/**
	 * Who declared it; nothing proves that yet.
	 *
	 * @param contractNumber as typed
	 * @param email where the confirmation goes
	 * @param language its code
	 */
	@Embeddable
	record Declarant(String name, @Nullable String contractNumber, String email, String language) {

		Locale locale() {
			return Languages.of(this.language);
		}

	}

	/**
	 * A contract and when it ends.
	 */
	@Embeddable
	record DeclaredEnd(UUID contractId, Instant endsAt) {

		ContractId contract() {
			return new ContractId(this.contractId);
		}

	}

	/**
	 * A declaration was received.
	 */
	record Received(UUID declaration) {
	}

}
