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
 */
@ConfigurationProperties("tragwerk.tasks")
record TaskProperties(@DefaultValue("15s") Duration heartbeat, @DefaultValue("2s") Duration poll) {
}
