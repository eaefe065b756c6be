package org.tragwerk.sandbox.account.portal;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.ObjectTemplate;
import org.tragwerk.sandbox.account.core.StripeObject;

/** A portal session. */
public final class PortalSession extends StripeObject {

	final String customer;

	final PortalConfiguration configuration;

	final String url;

	@Nullable String locale;

	@Nullable String returnUrl;

	PortalSession(String id, long created, String customer, PortalConfiguration configuration, String url) {
		super(id, created);
		this.customer = customer;
		this.configuration = configuration;
		this.url = url;
	}

	@Override
	public @Nullable String customer() {
		return this.customer;
	}

	@Override
	public Map<String, Object> render() {
		return ObjectTemplate.of("billing_portal.session")
			.fill()
			.set("id", this.id)
			.set("created", this.created)
			.set("configuration", this.configuration.id)
			.set("customer", this.customer)
			.set("locale", this.locale)
			.set("return_url", this.returnUrl)
			.set("url", this.url)
			.fields();
	}

}
