package org.tragwerk.member;

import java.util.List;

/**
 * Port to the contracts of members, implemented by the module {@code subscription}.
 */
public interface MemberContracts {

	/** The contract numbers of the member, the newest contract first. */
	List<String> numbersOf(MemberId member);

}
