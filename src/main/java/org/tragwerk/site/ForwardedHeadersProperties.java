package org.tragwerk.site;

import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who is believed about the client of a request.
 *
 * @param forwardHeadersStrategy {@code none} for nobody or {@code native} for the proxies
 * that are named. Spring's own filter would believe everybody, and whoever sends a new
 * {@code X-Forwarded-For} each time would never reach a limit of {@link ClientNetwork}
 */
@ConfigurationProperties("server")
@Validated
record ForwardedHeadersProperties(@DefaultValue("none") @Pattern(regexp = "(?i)none|native",
		message = "must be none or native, because framework believes whoever sends X-Forwarded-For") String forwardHeadersStrategy) {
}
