package org.tragwerk.task;

import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;

class PolledValueTests {

	private final PolledValue<List<String>> value = new PolledValue<>();

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	PolledValueTests() {
		this.value.gauge("size", List::size).register(this.meters);
	}

	@Test
	void isUnknownUntilItIsRead() {
		assertThat(size()).isNaN();
	}

	@Test
	void keepsTheValueUntilTheNextRefresh() {
		this.value.refresh(() -> List.of("one", "two"));
		assertThat(size()).isEqualTo(2);
		assertThat(size()).isEqualTo(2);
	}

	@Test
	void isUnknownWhileTheDatabaseIsUnavailable() {
		this.value.refresh(() -> List.of("one"));
		this.value.refresh(() -> {
			throw new QueryTimeoutException("too slow");
		});
		assertThat(size()).isNaN();
		this.value.refresh(() -> List.of("one"));
		this.value.refresh(() -> {
			throw new CannotCreateTransactionException("no connection");
		});
		assertThat(size()).isNaN();
	}

	private double size() {
		return this.meters.get("size").gauge().value();
	}

}
