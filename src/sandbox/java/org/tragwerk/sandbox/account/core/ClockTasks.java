package org.tragwerk.sandbox.account.core;

import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;

/**
 * Tasks scheduled on the sandbox's clock, ordered by time, then by the order of
 * scheduling.
 */
final class ClockTasks {

	private final PriorityQueue<Entry> entries = new PriorityQueue<>();

	private long sequence;

	void at(long second, Runnable task) {
		this.entries.add(new Entry(second, this.sequence++, task, null));
	}

	/** Schedules a task that runs after the first delivery attempt of an event. */
	void after(Event awaited, long second, Runnable task) {
		this.entries.add(new Entry(second, this.sequence++, task, awaited));
	}

	/**
	 * The event that the next task waits for; null if no task is due by that second or it
	 * waits for none.
	 */
	@Nullable Event awaitedBefore(long second) {
		var next = this.entries.peek();
		return (next != null && next.second() <= second) ? next.awaited() : null;
	}

	/**
	 * Removes and returns the next entry that is due by that second, null if there is
	 * none.
	 */
	@Nullable Entry pollDue(long second) {
		var next = this.entries.peek();
		return (next != null && next.second() <= second) ? this.entries.poll() : null;
	}

	record Entry(long second, long sequence, Runnable task, @Nullable Event awaited) implements Comparable<Entry> {

		@Override
		public int compareTo(Entry other) {
			var bySecond = Long.compare(this.second, other.second);
			return (bySecond != 0) ? bySecond : Long.compare(this.sequence, other.sequence);
		}

	}

}
