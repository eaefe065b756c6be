package org.tragwerk.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What was agreed with a member, as the member knows it.
 */
public sealed interface Contract permits SubscriptionContract, GiftContract {

	ContractId id();

	Instant madeAt();

	/** Whether there is nothing to end any more. */
	boolean over();

	/** When it ends for who declared so at that moment; never later than it would. */
	Instant endFor(Instant declaredAt, @Nullable LocalDate wished, ZoneId zone);

	/** What was promised, such as "7,50 € im Monat". */
	String in(PledgeTexts pledgeTexts, Locale locale);

	/** The name under which the member knows it, see {@link ContractNumber}. */
	default String reference() {
		return ContractNumber.of(id());
	}

}
