package org.tragwerk.sandbox.account.webhooks;

import java.util.List;
import java.util.stream.Stream;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.api.Route;

/** Webhook endpoints and events. */
public final class Webhooks {

	private final Account account;

	public Webhooks(Account account) {
		this.account = account;
		account.tables().add(WebhookEndpoint.class, "webhook_endpoint", "we_");
	}

	public List<Route> routes() {
		return Stream.of(new WebhookEndpointResource(this.account).routes(), new EventResource(this.account).routes())
			.flatMap(List::stream)
			.toList();
	}

}
