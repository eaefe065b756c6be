package org.tragwerk.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.Money;

/**
 * A gift as its giver knows it: over as soon as it is made, and yet it can be withdrawn.
 */
record GiftContract(GiftId gift, Money amount, Instant madeAt) implements Contract {

	@Override
	public ContractId id() {
		return new ContractId(this.gift.value());
	}

	@Override
	public boolean over() {
		return true;
	}

	@Override
	public Instant endFor(Instant declaredAt, @Nullable LocalDate wished, ZoneId zone) {
		return this.madeAt;
	}

	@Override
	public String in(PledgeTexts pledgeTexts, Locale locale) {
		return pledgeTexts.once(this.amount, locale);
	}

}
