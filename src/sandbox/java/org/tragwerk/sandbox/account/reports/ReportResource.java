package org.tragwerk.sandbox.account.reports;

import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.ObjectTemplate;
import org.tragwerk.sandbox.account.core.OrderedMap;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.ApiCall;
import org.tragwerk.sandbox.api.ListPage;
import org.tragwerk.sandbox.api.Route;

/** {@code /v1/reporting} and the files with reports. */
final class ReportResource {

	private static final String RUN = "reporting.report_run";

	private static final String TYPE = "reporting.report_type";

	private static final long TAKES = 60;

	private final Account account;

	private final ReportWriter writer;

	ReportResource(Account account) {
		this.account = account;
		this.writer = new ReportWriter(account);
	}

	List<Route> routes() {
		var runs = this.account.table(ReportRun.class);
		return List.of(new Route("POST", "/v1/reporting/report_runs", RUN + ".create", this::create),
				new Route("GET", "/v1/reporting/report_runs", RUN + ".list", (call) -> runs.page(call, (run) -> true)),
				new Route("GET", "/v1/reporting/report_runs/{id}", RUN + ".retrieve",
						(call) -> runs.named(call).render()),
				new Route("GET", "/v1/reporting/report_types", TYPE + ".list", this::types),
				new Route("GET", "/v1/reporting/report_types/{id}", TYPE + ".retrieve", this::type),
				new Route("GET", "/v1/files/{id}", "file.retrieve",
						(call) -> this.account.table(ReportFile.class).named(call).render()));
	}

	private Map<String, Object> create(ApiCall call) {
		var params = call.params();
		var type = params.required("report_type");
		var known = ReportWriter.COLUMNS.get(type);
		if (known == null) {
			throw ApiError.invalid("report_type", "No report is called " + type + "; see /v1/reporting/report_types.");
		}
		var wanted = params.object("parameters");
		var columns = wanted.has("columns") ? wanted.texts("columns") : known;
		if (!known.containsAll(columns)) {
			throw ApiError.invalid("parameters[columns]", "This report has the columns " + known + ".");
		}
		var from = Long.parseLong(wanted.required("interval_start"));
		var to = Long.parseLong(wanted.required("interval_end"));
		if (from >= to || to > this.account.now()) {
			throw ApiError.invalid("parameters[interval_end]",
					"The interval has to end after it begins, and not later" + " than now.");
		}
		var run = new ReportRun(this.account.newId("frr_1", 23), this.account.now(), type,
				OrderedMap.of("columns", columns, "interval_end", to, "interval_start", from));
		this.account.table(ReportRun.class).add(run);
		this.account.schedule(run.created + TAKES, () -> finish(run, columns, from, to));
		return run.render();
	}

	private void finish(ReportRun run, List<String> columns, long from, long to) {
		var now = this.account.now();
		run.result = this.account.table(ReportFile.class)
			.add(new ReportFile(this.account.newId("file_1", 23), now, this.writer.write(run.type, columns, from, to),
					this.account.baseUrl()));
		run.succeededAt = now;
		this.account.events().publish("reporting.report_run.succeeded", run);
	}

	private Map<String, Object> types(ApiCall call) {
		var data = ReportWriter.COLUMNS.keySet().stream().sorted().map(this::render).toList();
		return ListPage.list("/v1/reporting/report_types", data, false);
	}

	private Map<String, Object> type(ApiCall call) {
		if (!ReportWriter.COLUMNS.containsKey(call.id())) {
			throw ApiError.notFound("report type", call.id());
		}
		return render(call.id());
	}

	private Map<String, Object> render(String type) {
		var midnight = this.account.now() / 86_400 * 86_400;
		return ObjectTemplate.of(TYPE)
			.fill()
			.set("id", type)
			.set("data_available_end", midnight)
			.set("default_columns", ReportWriter.COLUMNS.get(type))
			.set("name", type.startsWith("payout") ? "Itemized payout reconciliation" : "Itemized balance change")
			.set("updated", midnight)
			.set("version", Integer.parseInt(type.substring(type.lastIndexOf('.') + 1)))
			.fields();
	}

}
