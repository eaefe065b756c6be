package org.tragwerk.cancellation;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the legal buttons.
 *
 * @param linkValidity how long a link in an email that ends contracts is valid
 * @param receiptValidity how long a link in an email to a receipt page is valid; by
 * default until claims are barred at the latest (§§ 195, 199 BGB)
 * @param staffAfter how long a link can remain unused before staff have to resolve the
 * declaration
 */
@ConfigurationProperties("tragwerk.cancellation")
record CancellationProperties(@DefaultValue("30d") Duration linkValidity,
		@DefaultValue("1461d") Duration receiptValidity, @DefaultValue("3d") Duration staffAfter) {
}
