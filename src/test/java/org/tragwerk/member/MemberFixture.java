package org.tragwerk.member;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.Assert;

/**
 * A fixed business clock far ahead of wall-clock time, and a recorder of the module's
 * events.
 */
@TestConfiguration(proxyBeanMethods = false)
class MemberFixture {

	static final Instant BUSINESS_TIME = Instant.parse("2031-05-06T07:08:09Z");

	@Bean
	@Primary
	Clock businessTime() {
		return Clock.fixed(BUSINESS_TIME, ZoneOffset.UTC);
	}

	@Bean
	Listener listener() {
		return new Listener();
	}

	static class Listener {

		private final List<Object> heard = new CopyOnWriteArrayList<>();

		private volatile boolean failing;

		@EventListener({ MemberConfirmed.class, MemberMerged.class })
		void on(Object event) {
			Assert.state(TransactionSynchronizationManager.isActualTransactionActive(), "Told outside a transaction.");
			Assert.state(!this.failing, "The listening module failed.");
			this.heard.add(event);
		}

		void fail(boolean failing) {
			this.failing = failing;
		}

		List<Object> heardAbout(MemberId member) {
			return this.heard.stream().filter((event) -> event.toString().contains(member.value().toString())).toList();
		}

	}

}
