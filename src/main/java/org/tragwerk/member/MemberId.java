package org.tragwerk.member;

import java.util.UUID;

/**
 * Points at a member from any other module.
 */
public record MemberId(UUID value) {

	static MemberId random() {
		return new MemberId(UUID.randomUUID());
	}

}
