package org.tragwerk.member;

import java.time.Clock;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Confirms the email address of a member who used a mailed link.
 * <p>
 * All members of the address are locked before the link is used, so that concurrent
 * confirmations of one address run one after the other.
 */
@Component
class ConfirmEmail {

	private final MemberRepository members;

	private final ConfirmLinks confirmLinks;

	private final Clock clock;

	ConfirmEmail(MemberRepository members, ConfirmLinks confirmLinks, Clock clock) {
		this.members = members;
		this.confirmLinks = confirmLinks;
		this.clock = clock;
	}

	/**
	 * Uses the link, and confirms its member or merges it into the confirmed member with
	 * the same address. Returns false for a link that is unknown, used or expired; the
	 * result does not say which.
	 */
	@Transactional
	boolean confirm(Token token) {
		var owner = this.confirmLinks.owner(token);
		if (owner.isEmpty()) {
			return false;
		}
		var namesakes = this.members.lockNamesakes(owner.get().value());
		if (!this.confirmLinks.use(token)) {
			return false;
		}
		this.confirmLinks.revoke(owner.get());
		confirmOrMerge(memberOf(owner.get(), namesakes), namesakes);
		return true;
	}

	private void confirmOrMerge(Member member, List<Member> namesakes) {
		if (member.isConfirmed() || member.isMerged()) {
			return;
		}
		var now = this.clock.instant();
		namesakes.stream()
			.filter(Member::isConfirmed)
			.findAny()
			.ifPresentOrElse((known) -> member.mergeInto(known, now), () -> member.confirm(now));
		this.members.saveAndFlush(member);
	}

	private static Member memberOf(MemberId id, List<Member> namesakes) {
		return namesakes.stream().filter((namesake) -> namesake.id().equals(id)).findAny().orElseThrow();
	}

}
