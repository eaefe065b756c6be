package org.tragwerk.subscription;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import org.tragwerk.member.MemberId;

/**
 * Who counts: a supporter is a member with at least one subscription that counts.
 */
@Component
public class Supporters {

	/** Whether the member counts now, seen from inside the writing transaction. */
	@Transactional(propagation = Propagation.MANDATORY)
	public boolean include(MemberId member) {
		return false;
	}

	/** How many members count now, by looking at every subscription. */
	@Transactional(readOnly = true)
	public long count() {
		return 0;
	}

}
