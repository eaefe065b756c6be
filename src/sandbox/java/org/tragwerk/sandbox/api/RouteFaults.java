package org.tragwerk.sandbox.api;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.api.RouteFault.Kind;

/** The armed faults of API routes, with how often each still applies. */
public final class RouteFaults {

	private final List<Armed> armed = new ArrayList<>();

	/** Switches a fault on; zero times means until cleared. */
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
	 * The first fault of this kind that concerns a request; it happens once less from now
	 * on.
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

	/** A fault and how often it still applies; zero means until cleared. */
	public record Armed(RouteFault fault, int times) {

	}

}
