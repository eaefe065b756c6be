package org.tragwerk.sandbox.delivery;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.tragwerk.sandbox.delivery.DeliveryFault.Kind;

/** The armed faults of deliveries and the number of times each still applies. */
public final class DeliveryFaults {

	private final List<Armed> armed = new ArrayList<>();

	/** Arms a fault; zero times means until cleared. */
	public synchronized void arm(DeliveryFault fault, int times) {
		this.armed.add(new Armed(fault, times));
	}

	public synchronized void clear() {
		this.armed.clear();
	}

	/** The armed faults. */
	public synchronized List<Armed> armed() {
		return List.copyOf(this.armed);
	}

	/**
	 * Returns the armed faults that match an event type, one of each kind, and counts
	 * them down.
	 */
	synchronized ActiveFaults consume(String type) {
		var taken = EnumSet.noneOf(Kind.class);
		var millis = 0L;
		for (var candidate : List.copyOf(this.armed)) {
			if (candidate.fault().concerns(type) && taken.add(candidate.fault().kind())) {
				use(candidate);
				millis = Math.max(millis, candidate.fault().millis());
			}
		}
		return new ActiveFaults(taken, millis);
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

	/** A fault and the number of times it still applies; zero means until cleared. */
	public record Armed(DeliveryFault fault, int times) {

	}

	/** The faults of one delivery. */
	record ActiveFaults(Set<Kind> kinds, long millis) {

		static final ActiveFaults NONE = new ActiveFaults(Set.of(), 0);

		boolean include(Kind kind) {
			return this.kinds.contains(kind);
		}

	}

}
