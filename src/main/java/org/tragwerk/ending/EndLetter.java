package org.tragwerk.ending;

import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;

import org.tragwerk.ending.EndNotices.EndNotice;
import org.tragwerk.mail.Draft;
import org.tragwerk.mail.Letter;
import org.tragwerk.member.Members;
import org.tragwerk.subscription.Contracts;
import org.tragwerk.subscription.PledgeTexts;
import org.tragwerk.subscription.SubscriptionContract;

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

	private final PledgeTexts pledgeTexts;

	EndLetter(EndNotices notices, Contracts contracts, Members members, PledgeTexts pledgeTexts) {
		this.notices = notices;
		this.contracts = contracts;
		this.members = members;
		this.pledgeTexts = pledgeTexts;
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

	private static boolean isStillTrue(EndNotice notice, SubscriptionContract contract) {
		return contract.over() || notice.endsAt().equals(contract.endsAt());
	}

	private Draft compose(EndNotice notice, SubscriptionContract contract) {
		var contact = this.members.contactOf(notice.member());
		var model = new HashMap<String, Object>();
		model.put("pledge", contract.in(this.pledgeTexts, contact.language()));
		model.put("reference", contract.reference());
		model.put("day", this.pledgeTexts.day(notice.endsAt(), contact.language()));
		model.put("tense", notice.planned() ? "later" : "now");
		return new Draft(contact.email(), contact.name(), contact.language(), "ending/mail/end", model);
	}

}
