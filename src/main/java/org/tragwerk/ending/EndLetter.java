package org.tragwerk.ending;

import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;

import org.tragwerk.ending.EndNotices.EndNotice;
import org.tragwerk.mail.Draft;
import org.tragwerk.mail.Letter;
import org.tragwerk.member.Members;
import org.tragwerk.subscription.StandingContract;
import org.tragwerk.subscription.Contracts;
import org.tragwerk.subscription.Wording;

import org.springframework.stereotype.Component;

/**
 * Tells a member that the subscription ends on a day, or has ended, whoever saw to it.
 */
@Component
class EndLetter implements Letter {

	static final String KIND = "end";

	private final EndNotices notices;

	private final Contracts contracts;

	private final Members members;

	private final Wording wording;

	EndLetter(EndNotices notices, Contracts contracts, Members members, Wording wording) {
		this.notices = notices;
		this.contracts = contracts;
		this.members = members;
		this.wording = wording;
	}

	@Override
	public String kind() {
		return KIND;
	}

	/** There is nothing to say of an end that was taken back. */
	@Override
	public Optional<Draft> compose(UUID about) {
		return this.notices.find(about).flatMap((notice) -> {
			var contract = this.contracts.get(notice.subscription());
			return isStillTrue(notice, contract) ? Optional.of(compose(notice, contract)) : Optional.empty();
		});
	}

	private static boolean isStillTrue(EndNotice notice, StandingContract contract) {
		return contract.over() || notice.endsAt().equals(contract.endsAt());
	}

	private Draft compose(EndNotice notice, StandingContract contract) {
		var contact = this.members.contactOf(notice.member());
		var model = new HashMap<String, Object>();
		model.put("pledge", contract.in(this.wording, contact.language()));
		model.put("reference", contract.reference());
		model.put("day", this.wording.day(notice.endsAt(), contact.language()));
		model.put("tense", notice.planned() ? "later" : "now");
		return new Draft(contact.address(), contact.name(), contact.language(), "ending/mail/end", model);
	}

}
