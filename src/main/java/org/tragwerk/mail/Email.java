package org.tragwerk.mail;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A queued or closed email: kind, subject, occasion and status, without address and
 * content.
 */
@Entity
@DynamicUpdate
class Email {

	@Id
	private UUID id;

	@Version
	private long version;

	private String kind;

	private UUID subject;

	private String occasion;

	@Enumerated(EnumType.STRING)
	private Status status;

	private Instant queuedAt;

	private @Nullable Instant closedAt;

	@SuppressWarnings("NullAway.Init")
	protected Email() {
	}

	Email(UUID id, String kind, UUID subject, String occasion, Instant queuedAt) {
		this.id = id;
		this.kind = kind;
		this.subject = subject;
		this.occasion = occasion;
		this.queuedAt = queuedAt;
		this.status = Status.QUEUED;
	}

	/**
	 * The id, also used as Message-ID, so that mail programs show an email that was sent
	 * twice only once.
	 */
	UUID id() {
		return this.id;
	}

	String kind() {
		return this.kind;
	}

	UUID subject() {
		return this.subject;
	}

	String occasion() {
		return this.occasion;
	}

	Status status() {
		return this.status;
	}

	boolean isQueued() {
		return this.status == Status.QUEUED;
	}

	void close(Status outcome, Instant now) {
		Assert.state(isQueued(), () -> this + " is closed already.");
		this.status = outcome;
		this.closedAt = now;
	}

	@Nullable Instant closedAt() {
		return this.closedAt;
	}

	@Override
	public String toString() {
		return "Email %s (%s)".formatted(this.id, this.kind);
	}

	/**
	 * The status of an email.
	 */
	enum Status {

		QUEUED,
		/** Accepted by the mail server. */
		SENT,
		/** Not sent, because the template had nothing to send any more. */
		OBSOLETE,
		/** Rejected for good, or not sent after the last retry. */
		DEAD

	}

}
