package org.tragwerk.stripe.setup;

import java.util.ArrayList;
import java.util.List;

import com.stripe.StripeClient;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import org.tragwerk.stripe.client.StripeErrors;

/**
 * Checks whether an account is connected as it should be; changes nothing.
 */
class StripeCheck {

	private final SettingsCheck settingsCheck;

	private final List<DesiredObject> desiredObject;

	private final KeyPermissions keyPermissions;

	private final AccountCapabilities accountCapabilities;

	StripeCheck(ConnectionSettings connectionSettings, StripeClient stripe, List<DesiredObject> desiredObject) {
		this.settingsCheck = new SettingsCheck(connectionSettings);
		this.desiredObject = desiredObject;
		this.keyPermissions = new KeyPermissions(stripe, connectionSettings);
		this.accountCapabilities = new AccountCapabilities(stripe);
	}

	/** All there is to say; Stripe is not asked where that alone would be wrong. */
	List<CheckResult> results() throws StripeException {
		var danger = this.settingsCheck.danger();
		if (danger != null) {
			return List.of(CheckResult.difference(danger));
		}
		var results = new ArrayList<CheckResult>();
		for (var one : this.desiredObject) {
			results.addAll(allowed("read " + one.name(), () -> CheckResult.differences(one.differences())));
		}
		results.addAll(this.keyPermissions.results());
		results.addAll(allowed("read the payment methods", this.accountCapabilities::results));
		results.addAll(this.settingsCheck.notes());
		return results;
	}

	private static List<CheckResult> allowed(String purpose, StripeErrors.StripeCall<List<CheckResult>> check)
			throws StripeException {
		try {
			return check.execute();
		}
		catch (PermissionException ex) {
			return List.of(CheckResult.difference(KeyPermissions.missing(purpose, ex)));
		}
	}

}
