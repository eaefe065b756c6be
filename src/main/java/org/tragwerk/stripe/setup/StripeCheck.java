package org.tragwerk.stripe.setup;

import java.util.ArrayList;
import java.util.List;

import com.stripe.StripeClient;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import org.tragwerk.stripe.client.StripeErrors;

/**
 * Compares a Stripe account with the desired state; changes nothing.
 */
class StripeCheck {

	private final SettingsCheck settingsCheck;

	private final List<DesiredObject> desiredObjects;

	private final KeyPermissions keyPermissions;

	private final AccountCapabilities accountCapabilities;

	private final CheckoutCheck checkoutCheck;

	StripeCheck(ConnectionSettings connectionSettings, StripeClient stripe, List<DesiredObject> desiredObjects) {
		this.settingsCheck = new SettingsCheck(connectionSettings);
		this.desiredObjects = desiredObjects;
		this.keyPermissions = new KeyPermissions(stripe, connectionSettings);
		this.accountCapabilities = new AccountCapabilities(stripe, connectionSettings.paymentMethods());
		this.checkoutCheck = new CheckoutCheck(stripe, connectionSettings.site());
	}

	/** All results. Makes no call to Stripe if the settings alone make that dangerous. */
	List<CheckResult> results() throws StripeException {
		var unsafe = this.settingsCheck.unsafeLiveKey();
		if (unsafe != null) {
			return List.of(CheckResult.difference(unsafe));
		}
		var results = new ArrayList<CheckResult>();
		for (var one : this.desiredObjects) {
			results.addAll(allowed("read " + one.name(), () -> CheckResult.differences(one.differences())));
		}
		results.addAll(this.keyPermissions.results());
		results.addAll(allowed("read the payment methods", this.accountCapabilities::results));
		results.addAll(allowed("read Checkout sessions", this.checkoutCheck::results));
		results.addAll(this.settingsCheck.hints());
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
