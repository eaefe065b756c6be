package org.tragwerk.member;

import java.time.Clock;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Creates and finds members.
 * <p>
 * Every method also takes the id of a member who was merged, and then uses the member it
 * was merged into. An unknown id is an {@link IllegalArgumentException}.
 */
@Component
public class Members {

	private final MemberRepository repository;

	private final ConfirmLinks confirmLinks;

	private final Clock clock;

	Members(MemberRepository repository, ConfirmLinks confirmLinks, Clock clock) {
		this.repository = repository;
		this.confirmLinks = confirmLinks;
		this.clock = clock;
	}

	/**
	 * Adds an unconfirmed member, even if there is one with the same address, because
	 * typing an address does not prove that it is one's own. Joins the caller's
	 * transaction.
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

	/** The email address, name and language of the member. */
	@Transactional(readOnly = true)
	public Contact contactOf(MemberId id) {
		return current(id).contact();
	}

	/**
	 * All members with that address. Knowing an address does not authenticate anybody:
	 * data of these members may only be sent to that address, never shown to the caller's
	 * client.
	 */
	@Transactional(readOnly = true)
	public List<MemberId> findByAddress(String address) {
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
		return this.confirmLinks.issue(current(id).id());
	}

	private Member current(MemberId id) {
		var member = find(id);
		return member.isMerged() ? find(member.current()) : member;
	}

	private Member find(MemberId id) {
		return this.repository.findById(id.value())
			.orElseThrow(() -> new IllegalArgumentException("There is no member " + id.value() + "."));
	}

}
