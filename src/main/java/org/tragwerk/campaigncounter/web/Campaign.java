package org.tragwerk.campaigncounter.web;

import org.jspecify.annotations.Nullable;

/**
 * A campaign as this node serves it: the newest version read so far, also while the
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

	/** Changes with anything that is served, except the count. */
	String contentHash() {
		return this.renderer.contentHash(this.content);
	}

	/**
	 * Renders the snapshot if it is newer; called by one thread.
	 * @return whether it was
	 */
	boolean accept(CounterSnapshot snapshot) {
		var known = this.current;
		if (known != null && known.version() >= snapshot.version()) {
			return false;
		}
		this.current = this.renderer.render(this.content, snapshot);
		return true;
	}

	/** Not known until a snapshot was accepted. */
	@Nullable RenderedCampaign current() {
		return this.current;
	}

	/** Not a number until a snapshot was accepted. */
	double version() {
		var rendered = this.current;
		return (rendered != null) ? rendered.version() : Double.NaN;
	}

	double supporters() {
		var rendered = this.current;
		return (rendered != null) ? rendered.snapshot().count() : Double.NaN;
	}

}
