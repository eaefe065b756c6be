package org.tragwerk.stripe.setup;

import com.stripe.exception.PermissionException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeyPermissionsTests {

	@Test
	void usesStripesNameOfThePermission() {
		var refusal = refusal("The provided key 'rk_test_*1' does not have the required permissions for this endpoint"
				+ " on account 'acct_1'. Having the 'rak_subscription_read' permission would allow this request to"
				+ " continue.");
		assertThat(KeyPermissions.missing("read subscriptions", refusal))
			.isEqualTo("The key may not read subscriptions: it lacks rak_subscription_read.");
	}

	@Test
	void namesThePurposeIfStripeNamesNoPermission() {
		assertThat(KeyPermissions.missing("read invoices", refusal("No."))).isEqualTo("The key may not read invoices.");
	}

	private static PermissionException refusal(String message) {
		return new PermissionException(message, "req_1", null, 403);
	}

}
