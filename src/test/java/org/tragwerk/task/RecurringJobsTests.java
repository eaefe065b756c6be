package org.tragwerk.task;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.ProxyFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class RecurringJobsTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	private static final ZonedDateTime NIGHT = ZonedDateTime.of(2026, 11, 24, 2, 0, 0, 0, BERLIN);

	private final RecurringJobs jobs = new RecurringJobs();

	private final Sample sample = new Sample();

	@Test
	void findsTheJobsOfABean() {
		this.jobs.postProcessAfterInitialization(this.sample, "sample");
		assertThat(this.jobs.all()).containsOnlyKeys("often", "nightly");
	}

	@Test
	void runsAMethodThroughTheProxyOfItsBean() {
		var factory = new ProxyFactory(this.sample);
		factory.setProxyTargetClass(true);
		factory.addAdvice((MethodInterceptor) (call) -> {
			this.sample.intercepted++;
			return call.proceed();
		});
		this.jobs.postProcessAfterInitialization(factory.getProxy(), "sample");
		this.jobs.find("often").orElseThrow().method().run();
		assertThat(this.sample.runs).isOne();
		assertThat(this.sample.intercepted).isOne();
	}

	@Test
	void repeatsAJobAfterItsDelay() {
		this.jobs.postProcessAfterInitialization(this.sample, "sample");
		var often = this.jobs.find("often").orElseThrow();
		assertThat(often.schedule().delayAfter(NIGHT)).isEqualTo(Duration.ofMinutes(1));
		assertThat(often.runsAtOnce()).isTrue();
	}

	@Test
	void repeatsACronJobInTheConfiguredZone() {
		this.jobs.postProcessAfterInitialization(this.sample, "sample");
		var nightly = this.jobs.find("nightly").orElseThrow();
		assertThat(nightly.schedule().delayAfter(NIGHT)).isEqualTo(Duration.ofMinutes(90));
		assertThat(nightly.schedule().delayAfter(NIGHT.plusHours(2))).isEqualTo(Duration.ofMinutes(23 * 60 + 30));
		assertThat(nightly.runsAtOnce()).isFalse();
	}

	@Test
	void readsDelaysFromSettings() {
		this.jobs.setEmbeddedValueResolver((text) -> text.replace("PT1M", "20s"));
		this.jobs.postProcessAfterInitialization(this.sample, "sample");
		assertThat(this.jobs.find("often").orElseThrow().schedule().delayAfter(NIGHT))
			.isEqualTo(Duration.ofSeconds(20));
	}

	@Test
	void rejectsTwoJobsWithTheSameName() {
		this.jobs.postProcessAfterInitialization(this.sample, "sample");
		assertThatIllegalStateException()
			.isThrownBy(() -> this.jobs.postProcessAfterInitialization(new Sample(), "again"));
	}

	@Test
	void rejectsAnInvalidDelay() {
		this.jobs.setEmbeddedValueResolver((text) -> "soon");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.jobs.postProcessAfterInitialization(this.sample, "sample"));
	}

	static class Sample {

		int runs;

		int intercepted;

		@RecurringJob(name = "often", every = "PT1M")
		void often() {
			this.runs++;
		}

		@RecurringJob(name = "nightly", cron = "0 30 3 * * *")
		void nightly() {
			this.runs++;
		}

	}

}
