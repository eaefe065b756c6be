package org.tragwerk.task;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method without parameters as a recurring job, which runs on one node at a time,
 * first when the first node starts. A failed run is logged and retried within a minute; a
 * run whose node dies is retried by another node. Runs can therefore be repeated, and two
 * can overlap after a node was paused, so jobs have to be idempotent.
 * <p>
 * For work that each node does for itself, such as reading metrics, use
 * {@link org.springframework.scheduling.annotation.Scheduled}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RecurringJob {

	/** The job's name in the table {@code job_task}, in metrics and in logs. */
	String name();

	/**
	 * The time between the end of a run and the next one, such as
	 * {@code ${tragwerk.jobs.recount:PT1H}}.
	 */
	String every() default "";

	/**
	 * Instead of {@link #every}: when a run begins, in Spring's cron format and the zone
	 * {@code tragwerk.zone}.
	 */
	String cron() default "";

}
