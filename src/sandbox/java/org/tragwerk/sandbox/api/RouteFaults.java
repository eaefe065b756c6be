package org.tragwerk.sandbox.api;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.api.RouteFault.Kind;

/** The armed faults of API routes and the number of times each still applies. */
public final class RouteFaults {

	private final List<Armed> armed = new ArrayList<>();

	/** Arms a fault; zero times means until cleared. */
	public synchronized void arm(RouteFault fault, int times) {
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
	 * The first armed fault of this kind that matches a request, counted down by one;
	 * null if there is none.
	 */
	synchronized @Nullable RouteFault consume(Kind kind, String method, String path) {
		for (int index = 0; index < this.armed.size(); index++) {
			var candidate = this.armed.get(index);
			if (candidate.fault().kind() == kind && candidate.fault().concerns(method, path)) {
				if (candidate.times() == 1) {
					this.armed.remove(index);
				}
				else if (candidate.times() > 1) {
					this.armed.set(index, new Armed(candidate.fault(), candidate.times() - 1));
				}
				return candidate.fault();
			}
		}
		return null;
	}

	/** A fault and the number of times it still applies; zero means until cleared. */
	public record Armed(RouteFault fault, int times) {

	}

}
