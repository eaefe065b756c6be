package org.tragwerk.stripe.setup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.WebhookEndpoint;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointListParams;
import com.stripe.param.WebhookEndpointUpdateParams;
import org.jspecify.annotations.Nullable;
import org.tragwerk.stripe.webhook.WebhookEventTypes;

/**
 * The webhook endpoint: pinned to the SDK's version, subscribed to exactly the event
 * types that are handled. Stripe lets no endpoint change its version, so an endpoint with
 * another version is disabled and replaced by a new one.
 */
class DesiredWebhookEndpoint implements DesiredObject {

	private static final String SETTING = "TRAGWERK_STRIPE_WEBHOOK_SECRETS";

	private final StripeClient stripe;

	private final ConnectionSettings connectionSettings;

	DesiredWebhookEndpoint(StripeClient stripe, ConnectionSettings connectionSettings) {
		this.stripe = stripe;
		this.connectionSettings = connectionSettings;
	}

	@Override
	public String name() {
		return "webhook endpoints";
	}

	@Override
	public List<String> differences() throws StripeException {
		var all = atOurAddress();
		var fitting = fitting(all);
		var differences = new ArrayList<String>();
		if (all.isEmpty()) {
			differences.add("There is no webhook endpoint for " + this.connectionSettings.webhookUrl() + ".");
		}
		if (fitting != null) {
			differences.addAll(differences(fitting));
		}
		besides(all, fitting).map(DesiredWebhookEndpoint::otherVersion).forEach(differences::add);
		return differences;
	}

	private static List<String> differences(WebhookEndpoint endpoint) {
		var differences = new ArrayList<String>();
		if (!isEnabled(endpoint)) {
			differences.add("Endpoint " + endpoint.getId() + " is disabled.");
		}
		var missing = without(WebhookEventTypes.handled(), endpoint.getEnabledEvents());
		if (!missing.isEmpty() && !endpoint.getEnabledEvents().contains("*")) {
			differences
				.add("Endpoint " + endpoint.getId() + " does not subscribe to " + String.join(", ", missing) + ".");
		}
		var tooMany = without(endpoint.getEnabledEvents(), WebhookEventTypes.handled());
		if (!tooMany.isEmpty()) {
			differences.add("Endpoint " + endpoint.getId() + " subscribes to " + String.join(", ", tooMany)
					+ ", which nobody handles.");
		}
		return differences;
	}

	private static String otherVersion(WebhookEndpoint endpoint) {
		var version = endpoint.getApiVersion();
		if (Stripe.API_VERSION.equals(version)) {
			return "Endpoint " + endpoint.getId() + " delivers the same events a second time.";
		}
		return "Endpoint " + endpoint.getId() + " speaks "
				+ ((version != null) ? "version " + version : "whatever version the account has") + ", "
				+ (isOfOurTrain(version) ? "" : "another release train, ") + "not " + Stripe.API_VERSION + ".";
	}

	private static boolean isOfOurTrain(@Nullable String version) {
		return version != null && version.endsWith("." + Stripe.API_VERSION.replaceFirst(".*\\.", ""));
	}

	@Override
	public void apply(SetupReport setupReport) throws StripeException {
		var all = atOurAddress();
		var fitting = fitting(all);
		if (fitting == null) {
			create(setupReport);
		}
		else {
			repair(fitting, setupReport);
		}
		for (var other : besides(all, fitting).toList()) {
			this.stripe.v1()
				.webhookEndpoints()
				.update(other.getId(), WebhookEndpointUpdateParams.builder().setDisabled(true).build());
			setupReport.addChange("Disabled webhook endpoint " + other.getId() + ".");
		}
	}

	private void create(SetupReport setupReport) throws StripeException {
		var created = create();
		setupReport.addChange(
				"Created webhook endpoint " + created.getId() + " for " + this.connectionSettings.webhookUrl() + ".");
		setupReport.addSetting(SETTING + "=" + created.getSecret());
		if (this.connectionSettings.hasSecrets()) {
			setupReport.addSetting("(The secrets that were set may follow it after a comma.)");
		}
	}

	private void repair(WebhookEndpoint endpoint, SetupReport setupReport) throws StripeException {
		if (!differences(endpoint).isEmpty()) {
			update(endpoint);
			setupReport
				.addChange("Subscribed webhook endpoint " + endpoint.getId() + " to the events that are handled.");
		}
		setupReport
			.addSetting("(Stripe told the secret of %s, for %s, only when it was created; the Dashboard shows it.)"
				.formatted(endpoint.getId(), SETTING));
	}

	private List<WebhookEndpoint> atOurAddress() throws StripeException {
		var all = this.stripe.v1().webhookEndpoints().list(WebhookEndpointListParams.builder().setLimit(100L).build());
		return StreamSupport.stream(all.autoPagingIterable().spliterator(), false)
			.filter((endpoint) -> this.connectionSettings.webhookUrl().equals(endpoint.getUrl()))
			.toList();
	}

	private static @Nullable WebhookEndpoint fitting(List<WebhookEndpoint> all) {
		return all.stream()
			.filter((endpoint) -> Stripe.API_VERSION.equals(endpoint.getApiVersion()))
			.min(Comparator.comparing((endpoint) -> !isEnabled(endpoint)))
			.orElse(null);
	}

	private static Stream<WebhookEndpoint> besides(List<WebhookEndpoint> all, @Nullable WebhookEndpoint fitting) {
		return all.stream().filter((endpoint) -> endpoint != fitting).filter(DesiredWebhookEndpoint::isEnabled);
	}

	private static boolean isEnabled(WebhookEndpoint endpoint) {
		return "enabled".equals(endpoint.getStatus());
	}

	private static TreeSet<String> without(Iterable<String> all, Collection<String> others) {
		var rest = new TreeSet<String>();
		all.forEach(rest::add);
		rest.removeAll(others);
		return rest;
	}

	private WebhookEndpoint create() throws StripeException {
		var events = Stream.of(WebhookEndpointCreateParams.EnabledEvent.values())
			.filter((event) -> WebhookEventTypes.handled().contains(event.getValue()))
			.toList();
		var version = Stream.of(WebhookEndpointCreateParams.ApiVersion.values())
			.filter((candidate) -> Stripe.API_VERSION.equals(candidate.getValue()))
			.findFirst()
			.orElseThrow();
		return this.stripe.v1()
			.webhookEndpoints()
			.create(WebhookEndpointCreateParams.builder()
				.setUrl(this.connectionSettings.webhookUrl())
				.setApiVersion(version)
				.addAllEnabledEvent(events)
				.setDescription("Tragwerk")
				.build());
	}

	private void update(WebhookEndpoint endpoint) throws StripeException {
		var events = Stream.of(WebhookEndpointUpdateParams.EnabledEvent.values())
			.filter((event) -> WebhookEventTypes.handled().contains(event.getValue()))
			.toList();
		this.stripe.v1()
			.webhookEndpoints()
			.update(endpoint.getId(),
					WebhookEndpointUpdateParams.builder().addAllEnabledEvent(events).setDisabled(false).build());
	}

}
