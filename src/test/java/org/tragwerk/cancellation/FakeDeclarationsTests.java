package org.tragwerk.cancellation;

class FakeDeclarationsTests implements DeclarationRepositoryContract {

	private final FakeDeclarations declarations = new FakeDeclarations();

	@Override
	public DeclarationRepository declarations() {
		return this.declarations;
	}

}
