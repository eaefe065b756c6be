package org.tragwerk.sandbox;

/**
 * The pages of the site whose account this is, which the overview links; empty for none.
 */
final class SiteLinks {

	private volatile String article = "";

	private volatile String form = "";

	void set(String article, String form) {
		this.article = article;
		this.form = form;
	}

	String article() {
		return this.article;
	}

	String form() {
		return this.form;
	}

}
