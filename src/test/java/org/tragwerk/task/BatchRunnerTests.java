package org.tragwerk.task;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

@ExtendWith(OutputCaptureExtension.class)
class BatchRunnerTests {

	private final PlatformTransactionManager transactions = mock(PlatformTransactionManager.class);

	private final BatchRunner batch = new BatchRunner(new TransactionTemplate(this.transactions));

	private final List<String> done = new ArrayList<>();

	@Test
	void commitsEachItemInATransactionOfItsOwn() {
		this.batch.run(List.of("one", "two"), "Item {} failed", this.done::add);
		assertThat(this.done).containsExactly("one", "two");
		then(this.transactions).should(times(2)).commit(any());
	}

	@Test
	void rollsBackAndLogsAnItemThatFailsAndContinuesWithTheNext(CapturedOutput log) {
		this.batch.run(List.of("one", "two"), "Item {} failed", (item) -> {
			if ("one".equals(item)) {
				throw new IllegalArgumentException("Anna Schmidt");
			}
			this.done.add(item);
		});
		assertThat(this.done).containsExactly("two");
		assertThat(log).contains("Item one failed: IllegalArgumentException at ").doesNotContain("Anna");
		then(this.transactions).should().rollback(any());
		then(this.transactions).should().commit(any());
	}

}
