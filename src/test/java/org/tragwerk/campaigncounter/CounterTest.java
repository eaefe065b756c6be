package org.tragwerk.campaigncounter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/**
 * A test of the count against a real database and a bare web server, with pledges from a
 * plain table.
 */
@SpringJUnitConfig(CounterFixture.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface CounterTest {

}
