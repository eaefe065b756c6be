package org.tragwerk.sandbox.account.portal;

import java.util.List;
import java.util.stream.Stream;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.subscriptions.SubscriptionBiller;
import org.tragwerk.sandbox.api.Route;

/** The customer portal, its configurations and sessions. */
public final class Portal {

	private final Account account;

	private final SubscriptionBiller billing;

	public Portal(Account account, SubscriptionBiller billing) {
		this.account = account;
		this.billing = billing;
		account.tables().add(PortalConfiguration.class, "billing_portal.configuration", "bpc_");
		account.tables().add(PortalSession.class, "billing_portal.session", "bps_");
	}

	/** The actions of customers on the hosted portal page. */
	public PortalActions actions() {
		return new PortalActions(this.account, this.billing);
	}

	public List<Route> routes() {
		return Stream
			.of(new PortalConfigurationResource(this.account).routes(),
					new PortalSessionResource(this.account).routes())
			.flatMap(List::stream)
			.toList();
	}

}
