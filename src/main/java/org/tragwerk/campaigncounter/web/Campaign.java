package org.tragwerk.campaigncounter.web;

import org.jspecify.annotations.Nullable;

/**
 * A campaign as this node serves it: the latest version that was read, also while the
 * database is down.
 */
final class Campaign {

	private final CampaignContent content;

	private final CampaignRenderer renderer;

	private volatile @Nullable RenderedCampaign current;

	Campaign(CampaignContent content, CampaignRenderer renderer) {
		this.content = content;
		this.renderer = renderer;
	}

	String key() {
		return this.content.key();
	}

	CampaignContent content() {
		return this.content;
	}

	/** A hash of everything that is served, except the count. */
	String contentHash() {
		return this.renderer.contentHash(this.content);
	}

	/**
	 * Renders the snapshot if its version is newer; called by one thread only.
	 * @return whether it was newer
	 */
	boolean accept(CounterSnapshot snapshot) {
		var known = this.current;
		if (known != null && known.version() >= snapshot.version()) {
			return false;
		}
		this.current = this.renderer.render(this.content, snapshot);
		return true;
	}

	/** The latest rendered version, null until a snapshot was accepted. */
	@Nullable RenderedCampaign current() {
		return this.current;
	}

	/** The latest version number for metrics, NaN until a snapshot was accepted. */
	double version() {
		var rendered = this.current;
		return (rendered != null) ? rendered.version() : Double.NaN;
	}

	double supporters() {
		var rendered = this.current;
		return (rendered != null) ? rendered.snapshot().count() : Double.NaN;
	}

}
