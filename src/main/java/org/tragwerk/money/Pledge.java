package org.tragwerk.money;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * What a member promises: an amount, and the rhythm in which it is collected.
 */
@Embeddable
public record Pledge(@Column(name = "amount") Money amount,
		@Column(name = "interval") @Enumerated(EnumType.STRING) Interval interval) {
}
