package org.tragwerk.sandbox.account.core;

import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;

/** What is going to happen, in the order of its time. */
final class Agenda {

	private final PriorityQueue<Entry> entries = new PriorityQueue<>();

	private long sequence;

	void at(long second, Runnable happening) {
		this.entries.add(new Entry(second, this.sequence++, happening, null));
	}

	/** Puts something on the agenda that depends on whether the target has been told. */
	void after(Event told, long second, Runnable happening) {
		this.entries.add(new Entry(second, this.sequence++, happening, told));
	}

	/** The event on which depends what is next, if it is due by then. */
	@Nullable Event toldBefore(long second) {
		var next = this.entries.peek();
		return (next != null && next.second() <= second) ? next.told() : null;
	}

	/** Takes the next entry that is due by then. */
	@Nullable Entry takeDue(long second) {
		var next = this.entries.peek();
		return (next != null && next.second() <= second) ? this.entries.poll() : null;
	}

	record Entry(long second, long sequence, Runnable happening, @Nullable Event told) implements Comparable<Entry> {

		@Override
		public int compareTo(Entry other) {
			var bySecond = Long.compare(this.second, other.second);
			return (bySecond != 0) ? bySecond : Long.compare(this.sequence, other.sequence);
		}

	}

}
