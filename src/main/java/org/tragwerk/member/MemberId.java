package org.tragwerk.member;

import java.util.UUID;

/**
 * The id of a member.
 */
public record MemberId(UUID value) {

	static MemberId random() {
		return new MemberId(UUID.randomUUID());
	}

}
