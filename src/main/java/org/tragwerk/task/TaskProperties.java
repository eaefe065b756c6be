package org.tragwerk.task;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the task queues.
 *
 * @param heartbeat the interval of heartbeats of running tasks; after four missed ones
 * another node takes the task over
 * @param poll the interval at which each queue is polled; tasks that this node schedules
 * run without waiting for it
 * @param stop how long a stopping node waits for running tasks, and once more after
 * interrupting them; twice this has to be less than
 * {@code spring.lifecycle.timeout-per-shutdown-phase}
 * @param jobThreads the number of recurring jobs that a node runs at the same time
 */
@ConfigurationProperties("tragwerk.tasks")
record TaskProperties(@DefaultValue("15s") Duration heartbeat, @DefaultValue("2s") Duration poll,
		@DefaultValue("5s") Duration stop, @DefaultValue("3") int jobThreads) {
}
