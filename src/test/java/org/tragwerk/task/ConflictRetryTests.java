package org.tragwerk.task;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.Fault;

import org.springframework.dao.CannotAcquireLockException;
import org.springframework.orm.ObjectOptimisticLockingFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConflictRetryTests {

	private final AtomicInteger tries = new AtomicInteger();

	@ParameterizedTest
	@Fault("F95")
	@CsvSource({ "40001, 4", "40P01, 4", "53100, 1", "23505, 1", "57P01, 1" })
	void retriesConflictsALimitedNumberOfTimes(String state, int tries) {
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> ConflictRetry.retry(() -> {
			this.tries.incrementAndGet();
			throw new SQLException("no", state);
		}));
		assertThat(this.tries).hasValue(tries);
	}

	@Test
	void retriesAfterAnOptimisticLockingFailure() {
		var result = ConflictRetry.call(() -> {
			if (this.tries.incrementAndGet() < 2) {
				throw new ObjectOptimisticLockingFailureException(Object.class, "1");
			}
			return "done";
		});
		assertThat(result).isEqualTo("done");
		assertThat(this.tries).hasValue(2);
	}

	@Test
	@Fault("F95")
	void recognizesAConflictByItsCause() {
		ConflictRetry.retry(() -> {
			if (this.tries.incrementAndGet() < 3) {
				throw new CannotAcquireLockException("no", new SQLException("crossed", "40P01"));
			}
		});
		assertThat(this.tries).hasValue(3);
	}

}
