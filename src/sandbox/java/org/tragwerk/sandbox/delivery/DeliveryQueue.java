package org.tragwerk.sandbox.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The queue of deliveries, which keeps their order within a lane (usually one customer).
 * Lanes with urgent deliveries come first, the others take turns.
 */
final class DeliveryQueue {

	private final Map<String, Lane> lanes = new HashMap<>();

	private final Set<Lane> urgent = new LinkedHashSet<>();

	private final Set<Lane> patient = new LinkedHashSet<>();

	private boolean closed;

	synchronized void add(String name, boolean urgent, Runnable work) {
		var lane = this.lanes.computeIfAbsent(name, Lane::new);
		lane.waiting.add(new Work(work, urgent));
		lane.urgent += urgent ? 1 : 0;
		queue(lane);
	}

	/**
	 * Waits for the next delivery and runs it; returns false once the queue is closed.
	 */
	boolean work() throws InterruptedException {
		var lane = next();
		if (lane == null) {
			return false;
		}
		try {
			lane.current.run();
		}
		finally {
			finished(lane);
		}
		return true;
	}

	synchronized void close() {
		this.closed = true;
		notifyAll();
	}

	private synchronized @Nullable Lane next() throws InterruptedException {
		while (!this.closed && this.urgent.isEmpty() && this.patient.isEmpty()) {
			wait();
		}
		if (this.closed) {
			return null;
		}
		var queue = this.urgent.isEmpty() ? this.patient : this.urgent;
		var lane = queue.iterator().next();
		queue.remove(lane);
		lane.begin();
		return lane;
	}

	private synchronized void finished(Lane lane) {
		lane.busy = false;
		if (lane.waiting.isEmpty()) {
			this.lanes.remove(lane.name);
		}
		else {
			queue(lane);
		}
	}

	private void queue(Lane lane) {
		if (lane.busy) {
			return;
		}
		if (lane.urgent > 0) {
			this.patient.remove(lane);
			this.urgent.add(lane);
		}
		else {
			this.patient.add(lane);
		}
		notify();
	}

	private record Work(Runnable what, boolean urgent) {

	}

	private static final class Lane {

		private final String name;

		private final Deque<Work> waiting = new ArrayDeque<>(2);

		private Runnable current = () -> {
		};

		private boolean busy;

		private int urgent;

		Lane(String name) {
			this.name = name;
		}

		void begin() {
			var work = this.waiting.remove();
			this.busy = true;
			this.current = work.what();
			this.urgent -= work.urgent() ? 1 : 0;
		}

	}

}
