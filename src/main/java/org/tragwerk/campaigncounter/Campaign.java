package org.tragwerk.campaigncounter;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The campaign as this node tells it: the last version heard of, whatever becomes of the
 * database.
 */
@Component
class Campaign {

	private final String key;

	private final Press press;

	private final Streams streams;

	private volatile @Nullable Editions current;

	private volatile @Nullable Reading latest;

	private volatile long heardAt;

	Campaign(CampaignProperties properties, Press press, Streams streams) {
		this.key = properties.key();
		this.press = press;
		this.streams = streams;
	}

	String key() {
		return this.key;
	}

	/** Takes what was read or heard; one thread calls this. */
	void accept(Reading reading) {
		if (!reading.key().equals(this.key)) {
			return;
		}
		this.heardAt = System.nanoTime();
		var known = this.current;
		if (known == null || known.version() < reading.version()) {
			publish(reading);
		}
	}

	private void publish(Reading reading) {
		var printed = this.press.print(reading);
		this.current = printed;
		this.latest = reading;
		this.streams.broadcast(printed);
	}

	@Nullable Editions current() {
		return this.current;
	}

	/** No number while nothing was heard, like the two that follow. */
	double supporters() {
		var reading = this.latest;
		return (reading != null) ? reading.count() : Double.NaN;
	}

	double version() {
		var reading = this.latest;
		return (reading != null) ? reading.version() : Double.NaN;
	}

	double secondsSinceHeard() {
		return (this.latest != null) ? (System.nanoTime() - this.heardAt) / 1e9 : Double.NaN;
	}

}
