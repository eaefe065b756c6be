package org.tragwerk.cancellation;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;

import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

class DeclarationWorkerTests {

	private static final UUID DECLARATION = UUID.fromString("00000000-0000-0000-0000-0000000000de");

	private final DeclarationRepository declarations = mock();

	private final DeclarationMatcher matcher = mock();

	private final DeclarationWorker worker = new DeclarationWorker(this.declarations, this.matcher,
			new ThreadPoolTaskExecutor());

	@Test
	@Fault("F95")
	void triesAgainAfterWhatPasses() {
		given(this.declarations.findNew(any())).willReturn(List.of(DECLARATION));
		for (var passing : List.of(new CannotAcquireLockException("deadlock"),
				new CannotCreateTransactionException("no connection"))) {
			willThrow(passing).given(this.matcher).match(DECLARATION);
			this.worker.workAll();
		}
		verify(this.matcher, never()).giveUp(any());
	}

	@Test
	void leavesToPeopleWhatCannotGetBetter() {
		given(this.declarations.findNew(any())).willReturn(List.of(DECLARATION));
		willThrow(new EmptyResultDataAccessException(1)).given(this.matcher).match(DECLARATION);
		this.worker.workAll();
		verify(this.matcher).giveUp(DECLARATION);
	}

}
