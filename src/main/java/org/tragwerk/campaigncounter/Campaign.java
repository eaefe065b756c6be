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
		var known = this.current;
		if (!reading.key().equals(this.key) || (known != null && known.version() >= reading.version())) {
			return;
		}
		var printed = this.press.print(reading);
		this.current = printed;
		this.streams.broadcast(printed);
	}

	@Nullable Editions current() {
		return this.current;
	}

}
