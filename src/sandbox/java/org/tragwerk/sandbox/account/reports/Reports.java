package org.tragwerk.sandbox.account.reports;

import java.util.List;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.api.Route;

/** Reports on the balance and on payouts, and the files with them. */
public final class Reports {

	private final Account account;

	public Reports(Account account) {
		this.account = account;
		account.tables().add(ReportRun.class, "reporting.report_run", "frr_");
		account.tables().add(ReportFile.class, "file", "file_");
	}

	public List<Route> routes() {
		return new ReportResource(this.account).routes();
	}

}
