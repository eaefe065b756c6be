package org.tragwerk.campaigncounter.web;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

import org.tragwerk.subscription.Supporters;

import org.springframework.stereotype.Component;

/**
 * All campaigns of this node. They show the same count, each with its own version number;
 * pages get it from the latest snapshot, also while the database is down.
 */
@Component
public class Campaigns implements Supporters.Count {

	private final Map<String, Campaign> byKey = new LinkedHashMap<>();

	private final EventStreams streams;

	private volatile long readAt;

	Campaigns(CampaignProperties properties, CampaignRenderer renderer, EventStreams streams) {
		properties.all().forEach((content) -> this.byKey.put(content.key(), new Campaign(content, renderer)));
		this.streams = streams;
	}

	/**
	 * Renders and broadcasts the snapshots that are newer than the current ones; called
	 * by one thread only.
	 */
	public void accept(List<CounterSnapshot> snapshots) {
		var isChanged = false;
		for (var snapshot : snapshots) {
			var campaign = this.byKey.get(snapshot.campaign());
			isChanged |= campaign != null && campaign.accept(snapshot);
		}
		this.readAt = System.nanoTime();
		if (isChanged) {
			this.streams.broadcast();
		}
	}

	/**
	 * The content hash of each campaign, by its key.
	 */
	public Map<String, String> contentHashes() {
		var hashes = new TreeMap<String, String>();
		this.byKey.forEach((key, campaign) -> hashes.put(key, campaign.contentHash()));
		return hashes;
	}

	/** Whether a snapshot of every campaign was accepted. */
	public boolean areLoaded() {
		return all().stream().allMatch((campaign) -> campaign.current() != null);
	}

	@Override
	public OptionalLong visible() {
		var current = first().current();
		var count = (current != null) ? current.snapshot().visibleCount() : null;
		return (count != null) ? OptionalLong.of(count) : OptionalLong.empty();
	}

	Collection<Campaign> all() {
		return this.byKey.values();
	}

	/** The count for metrics, NaN until it is known. */
	double supporters() {
		return first().supporters();
	}

	double secondsSinceRead() {
		return (first().current() != null) ? (System.nanoTime() - this.readAt) / 1e9 : Double.NaN;
	}

	private Campaign first() {
		return all().iterator().next();
	}

}
