package org.tragwerk.sandbox.account.payments;

import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Metadata;
import org.tragwerk.sandbox.account.core.ObjectTemplate;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.ApiCall;
import org.tragwerk.sandbox.api.Route;

/** {@code /v1/disputes} and {@code /v1/radar/early_fraud_warnings}. */
final class DisputeResource {

	private static final String WARNING = "radar.early_fraud_warning";

	private final Account account;

	private final DisputeProcessor disputes;

	DisputeResource(Account account, DisputeProcessor disputes) {
		this.account = account;
		this.disputes = disputes;
	}

	List<Route> routes() {
		return List.of(new Route("GET", "/v1/disputes", "dispute.list", this::list),
				new Route("GET", "/v1/disputes/{id}", "dispute.retrieve",
						(call) -> this.account.table(Dispute.class).named(call).render()),
				new Route("POST", "/v1/disputes/{id}", "dispute.update", this::update),
				new Route("POST", "/v1/disputes/{id}/close", "dispute.close", this::close),
				new Route("GET", "/v1/radar/early_fraud_warnings", WARNING + ".list", this::warnings),
				new Route("GET", "/v1/radar/early_fraud_warnings/{id}", WARNING + ".retrieve",
						(call) -> this.account.table(EarlyFraudWarning.class).named(call).render()));
	}

	private Map<String, Object> list(ApiCall call) {
		var charge = call.params().text("charge");
		var intent = call.params().text("payment_intent");
		return this.account.table(Dispute.class)
			.page(call, this.account.tables().customerOf(charge, intent),
					(dispute) -> (charge == null || charge.equals(dispute.charge.id))
							&& (intent == null || intent.equals(dispute.charge.intent.id)));
	}

	private Map<String, Object> update(ApiCall call) {
		var dispute = this.account.table(Dispute.class).named(call);
		var params = call.params();
		var before = dispute.render();
		var evidence = params.object("evidence");
		if (params.has("evidence") && !dispute.needsResponse()) {
			throw ApiError.invalid(null, "This dispute is " + dispute.status + " and takes no evidence.");
		}
		ObjectTemplate.of("dispute_evidence").fill().fields().keySet().forEach((field) -> {
			if (evidence.has(field)) {
				dispute.evidence.put(field, evidence.text(field));
			}
		});
		dispute.metadata = Metadata.merged(dispute.metadata, params);
		if (params.has("evidence") && !params.text("submit", "true").equals("false")) {
			this.disputes.submit(dispute);
		}
		this.disputes.publishUpdate(before, dispute);
		return dispute.render();
	}

	/** Closes the dispute as lost. */
	private Map<String, Object> close(ApiCall call) {
		var dispute = this.account.table(Dispute.class).named(call);
		if (!dispute.needsResponse()) {
			throw ApiError.invalid(null, "This dispute is " + dispute.status + " and cannot be closed.");
		}
		this.disputes.close(dispute, false);
		return dispute.render();
	}

	private Map<String, Object> warnings(ApiCall call) {
		var charge = call.params().text("charge");
		var intent = call.params().text("payment_intent");
		return this.account.table(EarlyFraudWarning.class)
			.page(call, this.account.tables().customerOf(charge, intent),
					(warning) -> (charge == null || charge.equals(warning.charge.id))
							&& (intent == null || intent.equals(warning.charge.intent.id)));
	}

}
