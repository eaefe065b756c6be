package org.tragwerk.stripe;

import java.util.ArrayList;
import java.util.List;

import com.stripe.StripeClient;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;

/**
 * Looks whether an account is connected as it should be; changes nothing.
 */
class StripeCheck {

	private final Precautions precautions;

	private final List<Wanted> wanted;

	private final Rights rights;

	private final Ways ways;

	StripeCheck(Connection connection, StripeClient stripe, List<Wanted> wanted) {
		this.precautions = new Precautions(connection);
		this.wanted = wanted;
		this.rights = new Rights(stripe, connection);
		this.ways = new Ways(stripe);
	}

	/** All there is to say; Stripe is not asked where that alone would be wrong. */
	List<Finding> findings() throws StripeException {
		var danger = this.precautions.danger();
		if (danger != null) {
			return List.of(Finding.difference(danger));
		}
		var findings = new ArrayList<Finding>();
		for (var one : this.wanted) {
			findings.addAll(allowed("read " + one.name(), () -> Finding.differences(one.differences())));
		}
		findings.addAll(this.rights.findings());
		findings.addAll(allowed("read which ways of paying there are", this.ways::findings));
		findings.addAll(this.precautions.notes());
		return findings;
	}

	private static List<Finding> allowed(String purpose, StripeFailures.StripeCall<List<Finding>> look)
			throws StripeException {
		try {
			return look.execute();
		}
		catch (PermissionException ex) {
			return List.of(Finding.difference(Rights.missing(purpose, ex)));
		}
	}

}
