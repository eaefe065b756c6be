/**
 * Durable queues and recurring jobs in PostgreSQL tables, on db-scheduler.
 * <p>
 * <b>A queue</b> belongs to the module that declares it and has a table, threads and
 * metrics of its own: <pre>
 * create table email_task (like task including all);                      -- db/mail/V1__mail.sql
 * grant select, insert, update, delete on email_task to "${application}";
 *
 * &#64;Bean
 * TaskQueue emailQueue(TaskQueues queues, MailProperties properties) {
 *     return queues.create("email", properties.threads(), properties.retryPolicy());
 * }
 *
 * &#64;Component
 * class EmailWorker implements TaskHandler {
 *     public String queue() { return "email"; }
 *     public TaskResult execute(Task task) { … return TaskResult.done(); }
 * }
 *
 * this.emailQueue.schedule(TaskRequest.of(id).withPriority(10).inGroup(subscription));
 * </pre>
 * <p>
 * <b>Guarantees</b>
 * <ul>
 * <li>A task is scheduled in the caller's transaction and runs soon after its commit, or
 * never if that is rolled back.</li>
 * <li>A task whose id is waiting, running or dead is not inserted again. A task that is
 * done is deleted: a caller whose id may run only once has to keep a unique row of its
 * own.</li>
 * <li>A task runs at least once. It runs again if the node dies before the result is
 * written, so a handler has to be idempotent.</li>
 * <li>Higher priorities run first, then what is due first. Tasks of one group never run
 * at the same time, on any node.</li>
 * <li>A running task is leased by a heartbeat. Another node takes it over after four
 * missed ones ({@code tragwerk.tasks.heartbeat}, 15 seconds), which counts as a failure;
 * a node that stops releases what it could not finish, which does not, unless its thread
 * cannot be interrupted.</li>
 * <li>A task for which the {@link org.tragwerk.task.RetryPolicy} allows no further
 * attempt, or whose handler returns {@link org.tragwerk.task.TaskResult#dead}, is dead:
 * its row is kept and counted by {@code tragwerk_tasks_dead}.</li>
 * <li>All times are the database's, so nodes with wrong clocks agree.</li>
 * </ul>
 * <p>
 * <b>Metrics</b>, each by {@code queue}: {@code tragwerk_tasks_backlog},
 * {@code tragwerk_tasks_dead}, {@code tragwerk_tasks_oldest_age_seconds}, and
 * {@code tragwerk_tasks_total} by {@code result}.
 * <p>
 * Public types: {@link BatchRunner}, {@link ConflictRetry}, {@link FailureReason},
 * {@link IdPages}, {@link PolledValue}, {@link RecurringJob}, {@link RetryPolicy},
 * {@link Task}, {@link TaskHandler}, {@link TaskQueue}, {@link TaskQueues},
 * {@link TaskRequest}, {@link TaskResult}.
 */
@ApplicationModule(displayName = "Task", allowedDependencies = {})
@NullMarked
package org.tragwerk.task;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
