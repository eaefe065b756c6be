package org.tragwerk.pledging;

class FakeAttemptsTests implements AttemptRepositoryContract {

	private final FakeAttempts attempts = new FakeAttempts();

	@Override
	public AttemptRepository attempts() {
		return this.attempts;
	}

}
