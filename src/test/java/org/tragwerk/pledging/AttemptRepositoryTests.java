package org.tragwerk.pledging;

import org.tragwerk.TragwerkTest;

import org.springframework.beans.factory.annotation.Autowired;

@TragwerkTest
class AttemptRepositoryTests implements AttemptRepositoryContract {

	@Autowired
	private AttemptRepository attempts;

	@Override
	public AttemptRepository attempts() {
		return this.attempts;
	}

}
