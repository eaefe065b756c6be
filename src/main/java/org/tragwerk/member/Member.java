package org.tragwerk.member;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.tragwerk.site.Languages;

import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.util.Assert;

/**
 * A person known by an email address, unconfirmed until a mailed link was used.
 */
@Entity
@DynamicUpdate
class Member extends AbstractAggregateRoot<Member> {

	@Id
	private UUID id;

	@Version
	private @Nullable Integer version;

	private String email;

	private @Nullable String name;

	private String language;

	private Instant joinedAt;

	private @Nullable Instant confirmedAt;

	private @Nullable UUID mergedInto;

	@SuppressWarnings("NullAway.Init")
	protected Member() {
	}

	Member(MemberId id, Contact contact, Instant joinedAt) {
		this.id = id.value();
		this.email = contact.email();
		this.name = contact.name();
		this.language = contact.language().getLanguage();
		this.joinedAt = joinedAt;
	}

	MemberId id() {
		return new MemberId(this.id);
	}

	Contact contact() {
		return new Contact(this.email, this.name, Languages.of(this.language));
	}

	boolean isConfirmed() {
		return this.confirmedAt != null;
	}

	boolean isMerged() {
		return this.mergedInto != null;
	}

	/** This member's id, or the id of the member it was merged into. */
	MemberId current() {
		return (this.mergedInto != null) ? new MemberId(this.mergedInto) : id();
	}

	void confirm(Instant at) {
		Assert.state(!isConfirmed() && !isMerged(), "Only an unconfirmed member can be confirmed.");
		this.confirmedAt = at;
		registerEvent(new MemberConfirmed(id(), at));
	}

	void mergeInto(Member other, Instant at) {
		Assert.state(!isConfirmed() && !isMerged(), "Only an unconfirmed member can be merged.");
		Assert.state(other.isConfirmed(), "A member can be merged into a confirmed one only.");
		this.mergedInto = other.id;
		registerEvent(new MemberMerged(id(), other.id(), at));
	}

}
