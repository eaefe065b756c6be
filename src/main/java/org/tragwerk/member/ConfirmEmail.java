package org.tragwerk.member;

import java.time.Clock;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Members prove that an address is theirs by using a mailed link.
 * <p>
 * Everybody on the address is locked before the link is touched, so that two people (or
 * two clicks) on one address come one after the other.
 */
@Component
class ConfirmEmail {

	private final MemberRepository members;

	private final SignInLinks signInLinks;

	private final Clock clock;

	ConfirmEmail(MemberRepository members, SignInLinks signInLinks, Clock clock) {
		this.members = members;
		this.signInLinks = signInLinks;
		this.clock = clock;
	}

	/** False for a link that is unknown, used or too old; nobody can tell which. */
	@Transactional
	boolean confirm(Token token) {
		var owner = this.signInLinks.owner(token);
		if (owner.isEmpty()) {
			return false;
		}
		var namesakes = this.members.lockNamesakes(owner.get().value());
		if (!this.signInLinks.use(token)) {
			return false;
		}
		this.signInLinks.revoke(owner.get());
		prove(memberOf(owner.get(), namesakes), namesakes);
		return true;
	}

	private void prove(Member member, List<Member> namesakes) {
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
