package org.tragwerk.task;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How nodes share the work.
 *
 * @param heartbeat how often a node says that it still runs a task; after four missed
 * ones another node takes over
 * @param poll how often each queue is read for what is due; what a node has scheduled
 * itself runs at once
 * @param stop how long a node that stops lets tasks run on, and as long again after it
 * interrupted them; twice this is less than {@code spring.lifecycle}'s phase
 * @param jobThreads how many recurring jobs one node runs at once
 */
@ConfigurationProperties("tragwerk.tasks")
record TaskProperties(@DefaultValue("15s") Duration heartbeat, @DefaultValue("2s") Duration poll,
		@DefaultValue("5s") Duration stop, @DefaultValue("3") int jobThreads) {
}
