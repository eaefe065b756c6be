package org.tragwerk.ending;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;

import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

class ClerkTests {

	private static final UUID DECLARATION = UUID.fromString("00000000-0000-0000-0000-0000000000de");

	private final Cases cases = mock();

	private final Assigning assigning = mock();

	private final Clerk clerk = new Clerk(this.cases, this.assigning, new ThreadPoolTaskExecutor());

	@Test
	@Fault("F95")
	void triesAgainAfterWhatPasses() {
		given(this.cases.fresh(anyInt())).willReturn(List.of(DECLARATION));
		for (var passing : List.of(new CannotAcquireLockException("deadlock"),
				new CannotCreateTransactionException("no connection"))) {
			willThrow(passing).given(this.assigning).assign(DECLARATION);
			this.clerk.workAll();
		}
		verify(this.assigning, never()).giveUp(any());
	}

	@Test
	void leavesToPeopleWhatCannotGetBetter() {
		given(this.cases.fresh(anyInt())).willReturn(List.of(DECLARATION));
		willThrow(new EmptyResultDataAccessException(1)).given(this.assigning).assign(DECLARATION);
		this.clerk.workAll();
		verify(this.assigning).giveUp(DECLARATION);
	}

}
