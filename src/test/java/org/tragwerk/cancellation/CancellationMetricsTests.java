package org.tragwerk.cancellation;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

class CancellationMetricsTests {

	private final Declarations declarations = mock();

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final CancellationMetrics metrics = new CancellationMetrics(this.declarations);

	@BeforeEach
	void bind() {
		this.metrics.bindTo(this.meters);
	}

	@Test
	void aScrapeReadsNothing() {
		assertThat(unclear()).isNaN();
		then(this.declarations).shouldHaveNoInteractions();
	}

	@Test
	void tellsHowManyWaitedWhenTheTableWasRead() {
		given(this.declarations.countUnclear()).willReturn(3L, 4L);
		this.metrics.refresh();
		assertThat(unclear()).isEqualTo(3);
		assertThat(unclear()).isEqualTo(3);
		this.metrics.refresh();
		assertThat(unclear()).isEqualTo(4);
	}

	@Test
	void whatCannotBeReadIsNoNumber() {
		given(this.declarations.countUnclear()).willReturn(3L)
			.willThrow(new QueryTimeoutException("busy"))
			.willReturn(3L)
			.willThrow(new CannotCreateTransactionException("gone"));
		for (int i = 0; i < 2; i++) {
			this.metrics.refresh();
			assertThat(unclear()).isEqualTo(3);
			this.metrics.refresh();
			assertThat(unclear()).isNaN();
		}
	}

	private double unclear() {
		return this.meters.get("tragwerk.declarations.unclear").gauge().value();
	}

}
