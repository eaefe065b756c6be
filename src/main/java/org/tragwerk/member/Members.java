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
 * Who was merged into another member is answered for by that one: every method here may
 * be asked with either id.
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
	 * Takes down a person who just promised something, unconfirmed, even if the address
	 * is known: an address alone proves nothing. Joins the caller's transaction.
	 * @param address as typed; {@link EmailAddress} has to know it for one
	 * @param name as typed, kept as {@link PersonName} tidies it
	 */
	@Transactional
	public MemberId join(String address, @Nullable String name, Locale language) {
		var known = EmailAddress.clean(address)
			.orElseThrow(() -> new IllegalArgumentException("No email can go to what was typed as an address."));
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
	 * Everybody who gave that address. It proves nothing: what is theirs may be shown
	 * only to whoever reads the mail that goes there.
	 */
	@Transactional(readOnly = true)
	public List<MemberId> at(String address) {
		return this.repository.findByAddress(address).stream().map(Member::id).toList();
	}

	/** Whether the address was proved to be the member's, so that no link is needed. */
	@Transactional(readOnly = true)
	public boolean isConfirmed(MemberId id) {
		return current(id).isConfirmed();
	}

	/**
	 * Issues a fresh link with which the member confirms the address, and returns its
	 * full address; only a hash is stored. Earlier links stay valid, because a mail that
	 * is sent again may have arrived before; using one spends them all.
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
