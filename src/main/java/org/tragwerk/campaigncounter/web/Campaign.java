package org.tragwerk.campaigncounter.web;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The campaign as this node serves it: the newest version read so far, also while the
 * database is down.
 */
@Component
public class Campaign {

	private final String key;

	private final CampaignRenderer renderer;

	private final EventStreams streams;

	private volatile @Nullable RenderedCampaign current;

	private volatile @Nullable CounterSnapshot latest;

	private volatile long readAt;

	Campaign(CampaignProperties properties, CampaignRenderer renderer, EventStreams streams) {
		this.key = properties.key();
		this.renderer = renderer;
		this.streams = streams;
	}

	public String key() {
		return this.key;
	}

	/** Publishes the snapshot if it is newer; called by one thread. */
	public void accept(CounterSnapshot snapshot) {
		if (!snapshot.campaign().equals(this.key)) {
			return;
		}
		this.readAt = System.nanoTime();
		var known = this.current;
		if (known == null || known.version() < snapshot.version()) {
			publish(snapshot);
		}
	}

	private void publish(CounterSnapshot snapshot) {
		var rendered = this.renderer.render(snapshot);
		this.current = rendered;
		this.latest = snapshot;
		this.streams.broadcast(rendered);
	}

	@Nullable RenderedCampaign current() {
		return this.current;
	}

	/** Not a number until a snapshot was read, like the two below. */
	double supporters() {
		var snapshot = this.latest;
		return (snapshot != null) ? snapshot.count() : Double.NaN;
	}

	double version() {
		var snapshot = this.latest;
		return (snapshot != null) ? snapshot.version() : Double.NaN;
	}

	double secondsSinceRead() {
		return (this.latest != null) ? (System.nanoTime() - this.readAt) / 1e9 : Double.NaN;
	}

}
