package org.tragwerk.cancellation;

import org.tragwerk.TragwerkTest;

import org.springframework.beans.factory.annotation.Autowired;

@TragwerkTest
class DeclarationRepositoryTests implements DeclarationRepositoryContract {

	@Autowired
	private DeclarationRepository declarations;

	@Override
	public DeclarationRepository declarations() {
		return this.declarations;
	}

}
