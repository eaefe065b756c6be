package org.tragwerk.campaigncounter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

import org.tragwerk.TragwerkTest;

/**
 * A test of the count against a real database, with pledges that are only told of.
 */
@TragwerkTest
@Import(PledgesFixture.class)
@TestPropertySource(
		properties = { "tragwerk.limits.streams=40", "tragwerk.limits.heartbeat=1s", "tragwerk.limits.patience=3s" })
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface CounterTest {

}
