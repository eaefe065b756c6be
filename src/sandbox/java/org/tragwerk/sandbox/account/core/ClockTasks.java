package org.tragwerk.sandbox.account.core;

import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;

/** Tasks scheduled by the sandbox's clock, in the order of their time. */
final class ClockTasks {

	private final PriorityQueue<Entry> entries = new PriorityQueue<>();

	private long sequence;

	void at(long second, Runnable task) {
		this.entries.add(new Entry(second, this.sequence++, task, null));
	}

	/** Schedules a task that first waits for an event's delivery. */
	void after(Event awaited, long second, Runnable task) {
		this.entries.add(new Entry(second, this.sequence++, task, awaited));
	}

	/** The event on which depends what is next, if it is due by then. */
	@Nullable Event awaitedBefore(long second) {
		var next = this.entries.peek();
		return (next != null && next.second() <= second) ? next.awaited() : null;
	}

	/** Removes the next entry that is due by then. */
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
