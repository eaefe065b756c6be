package org.tragwerk.cancellation;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.tragwerk.member.Mailbox;
import org.tragwerk.site.Limits;

import org.springframework.stereotype.Component;

/**
 * The rate limits of emails about declarations. Declarations of strangers have buckets of
 * their own, so that they do not use up those of the members they name.
 */
@Component
class ConfirmationLimits {

	private final Limits limits;

	ConfirmationLimits(Limits limits) {
		this.limits = limits;
	}

	/**
	 * Whether a declaration with number and address of a contract is confirmed by email.
	 */
	boolean allowsToContract(UUID contract) {
		return this.limits.allows("cancellation-email-contract", contract.toString());
	}

	/**
	 * Empty if the owner of a contract can be asked by email whether a declaration is
	 * theirs, else how long to wait.
	 */
	Optional<Duration> waitForOwner(Declaration declaration) {
		var owner = declaration.match()
			.contract()
			.map((contract) -> contract.value().toString())
			.orElseGet(() -> Mailbox.of(declaration.declarant().email()).key());
		return this.limits.waitFor("cancellation-email-owner", owner + ' ' + networkOf(declaration))
			.or(() -> this.limits.waitFor("cancellation-email-mailbox", owner));
	}

	/** Whether an address that belongs to no contract gets an email. */
	boolean allowsToStranger(Declaration declaration) {
		return this.limits.allows("cancellation-email-address", Mailbox.of(declaration.declarant().email()).key())
				&& this.limits.allows("cancellation-email-network", networkOf(declaration))
				&& this.limits.allows("cancellation-email-total", "all");
	}

	private static String networkOf(Declaration declaration) {
		return Objects.requireNonNull(declaration.confirmation().network());
	}

}
