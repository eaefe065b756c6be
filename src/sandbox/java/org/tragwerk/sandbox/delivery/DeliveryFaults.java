package org.tragwerk.sandbox.delivery;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.tragwerk.sandbox.delivery.DeliveryFault.Kind;

/** The faults of deliveries that are switched on, with how often each still happens. */
public final class DeliveryFaults {

	private final List<Armed> armed = new ArrayList<>();

	/** Switches a fault on; zero times means until cleared. */
	public synchronized void arm(DeliveryFault fault, int times) {
		this.armed.add(new Armed(fault, times));
	}

	public synchronized void clear() {
		this.armed.clear();
	}

	/** The faults that are on, with how often they still happen. */
	public synchronized List<Armed> armed() {
		return List.copyOf(this.armed);
	}

	/**
	 * All faults that an event meets, each kind once; they happen once less from now on.
	 */
	synchronized Troubles meet(String type) {
		var met = EnumSet.noneOf(Kind.class);
		var millis = 0L;
		for (var candidate : List.copyOf(this.armed)) {
			if (candidate.fault().concerns(type) && met.add(candidate.fault().kind())) {
				use(candidate);
				millis = Math.max(millis, candidate.fault().millis());
			}
		}
		return new Troubles(met, millis);
	}

	private void use(Armed used) {
		var index = this.armed.indexOf(used);
		if (used.times() == 1) {
			this.armed.remove(index);
		}
		else if (used.times() > 1) {
			this.armed.set(index, new Armed(used.fault(), used.times() - 1));
		}
	}

	/** A fault and how often it still happens; zero means until cleared. */
	public record Armed(DeliveryFault fault, int times) {

	}

	/** What one event has to go through. */
	record Troubles(Set<Kind> kinds, long millis) {

		static final Troubles NONE = new Troubles(Set.of(), 0);

		boolean include(Kind kind) {
			return this.kinds.contains(kind);
		}

	}

}
