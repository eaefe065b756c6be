package org.tragwerk.sandbox.account.reports;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.ObjectTemplate;
import org.tragwerk.sandbox.account.core.StripeObject;

/** A report run, which has its result file a minute after it was created. */
public final class ReportRun extends StripeObject {

	final String type;

	final Map<String, Object> parameters;

	@Nullable ReportFile result;

	@Nullable Long succeededAt;

	ReportRun(String id, long created, String type, Map<String, Object> parameters) {
		super(id, created);
		this.type = type;
		this.parameters = parameters;
	}

	@Override
	public Map<String, Object> render() {
		return ObjectTemplate.of("reporting.report_run")
			.fill()
			.set("id", this.id)
			.set("created", this.created)
			.set("parameters", this.parameters)
			.set("report_type", this.type)
			.set("result", (this.result != null) ? this.result.render() : null)
			.set("status", (this.result != null) ? "succeeded" : "pending")
			.set("succeeded_at", this.succeededAt)
			.fields();
	}

}
