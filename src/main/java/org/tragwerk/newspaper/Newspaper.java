package org.tragwerk.newspaper;

import java.net.URI;
import java.util.List;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The newspaper and its publisher.
 *
 * @param name the name shown to readers
 * @param publisher the company that is the contracting party
 * @param home the newspaper's own home page, to which the masthead leads
 * @param mailFrom sender address of all emails
 * @param contact the mailbox that people read, to which replies go
 * @param imprint the lines of the imprint, the publisher and its postal address first
 */
@ConfigurationProperties("tragwerk.newspaper")
@Validated
public record Newspaper(@NotBlank String name, @NotBlank String publisher, @NotNull URI home,
		@NotBlank @Email String mailFrom, @NotBlank @Email String contact, @NotEmpty List<String> imprint) {

	/** Publisher and postal address in a line. */
	public String postalAddress() {
		return String.join(", ", this.imprint.subList(0, Math.min(2, this.imprint.size())));
	}

	@AssertTrue(message = "must be an address such as https://zeitung.example")
	boolean isHomeWhole() {
		return this.home == null || WebAddress.isWhole(this.home);
	}

}
