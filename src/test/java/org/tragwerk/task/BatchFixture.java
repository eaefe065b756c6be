package org.tragwerk.task;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.mockito.Mockito.mock;

/**
 * Creates batch runners for plain tests.
 */
public final class BatchFixture {

	private BatchFixture() {
	}

	/** A batch runner whose transactions do nothing. */
	public static BatchRunner withoutDatabase() {
		return new BatchRunner(new TransactionTemplate(mock(PlatformTransactionManager.class)));
	}

}
