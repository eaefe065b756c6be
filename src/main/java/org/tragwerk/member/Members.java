package org.tragwerk.member;

import java.time.Clock;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people known to us.
 * <p>
 * Every method also takes the id of a member who was merged, and answers for the member
 * it was merged into.
 */
@Component
public class Members {

	private final MemberRepository repository;

	private final SignInLinks signInLinks;

	private final Clock clock;

	Members(MemberRepository repository, SignInLinks signInLinks, Clock clock) {
		this.repository = repository;
		this.signInLinks = signInLinks;
		this.clock = clock;
	}

	/**
	 * Adds an unconfirmed member, even if the address is known: an address alone proves
	 * nothing. Joins the caller's transaction.
	 * @param address as typed; has to be valid for {@link EmailAddress}
	 * @param name as typed; cleaned by {@link PersonName}
	 */
	@Transactional
	public MemberId join(String address, @Nullable String name, Locale language) {
		var known = EmailAddress.clean(address)
			.orElseThrow(() -> new IllegalArgumentException("This is not a valid email address."));
		var contact = new Contact(known, PersonName.clean(name), language);
		var member = new Member(MemberId.random(), contact, this.clock.instant());
		return this.repository.saveAndFlush(member).id();
	}

	/** How to write to the member. */
	@Transactional(readOnly = true)
	public Contact contactOf(MemberId id) {
		return current(id).contact();
	}

	/**
	 * All members with that address. It proves nothing: what is theirs may be shown only
	 * to whoever reads the mail that goes there.
	 */
	@Transactional(readOnly = true)
	public List<MemberId> at(String address) {
		return this.repository.findByAddress(address).stream().map(Member::id).toList();
	}

	/** Whether the member confirmed the address, so that no link is needed. */
	@Transactional(readOnly = true)
	public boolean isConfirmed(MemberId id) {
		return current(id).isConfirmed();
	}

	/**
	 * Issues a link with which the member confirms the address, and returns its URL; only
	 * a hash is stored. Earlier links stay valid, because an email that is sent again may
	 * have arrived before; using one revokes them all.
	 */
	@Transactional
	public String issueLink(MemberId id) {
		return this.signInLinks.issue(current(id).id());
	}

	private Member current(MemberId id) {
		var member = find(id);
		return member.isMerged() ? find(member.current()) : member;
	}

	private Member find(MemberId id) {
		return this.repository.findById(id.value())
			.orElseThrow(() -> new IllegalArgumentException("Nobody is known as " + id.value() + "."));
	}

}
