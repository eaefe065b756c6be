package org.tragwerk.task;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method without arguments that runs again and again, on one node at a time, at first
 * when the first node starts. A run that fails is logged and repeated within a minute;
 * one whose node dies is repeated by another node. A run may therefore be repeated, and
 * two may overlap if a node stood still, so a job has to bear that.
 * <p>
 * What each node has to do for itself, such as reading metrics, is
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
